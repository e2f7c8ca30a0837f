using System.Net;
using AngleSharp.Html.Parser;
using IdentityHub.Accounts.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using IdentityHub.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>What an attacker may have before they begin: clients, sessions, forms, codes and tokens that are all genuine.</summary>
internal sealed class Ammunition
{
    public const string Secret = "demo-web-secret";

    /// <summary>Every address that the hub may send a browser to.</summary>
    public static readonly string[] Registered = [TestHub.RedirectUri, TestHub.PostLogoutUri];

    /// <summary>Cookies of signed-in browsers.</summary>
    public List<string> Sessions { get; } = [];

    /// <summary>Cookies and hidden fields of pages with a form.</summary>
    public List<(string Cookie, string Field)> Forms { get; } = [];

    public List<string> Codes { get; } = [];

    public List<string> AccessTokens { get; } = [];

    public List<string> RefreshTokens { get; } = [];

    public List<string> IdTokens { get; } = [];

    public List<string> RequestUris { get; } = [];

    public List<string> ReturnUrls { get; } = [];

    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Ammunition> LoadAsync(RunningHub hub)
    {
        await hub.ScopedAsync<AccountRegistration, bool>(async accounts => (await accounts.CreateAsync(
            new NewAccount(TestHub.Email, TestHub.Password, "Ada", "Lovelace") { EmailVerified = true }, Actor.Hub("tests"), Cancellation)).Refusal is null);
        await RegisterAsync(hub, new ClientDefinition("demo-web", "Demo", ClientKind.Confidential)
        {
            ChosenSecret = Secret,
            RedirectUris = [new Uri(TestHub.RedirectUri)],
            PostLogoutRedirectUris = [new Uri(TestHub.PostLogoutUri)],
            Scopes = [.. HubScopes.Identity, HubScopes.CrosswalkLink],
            Consent = ClientConsent.Implicit,
            FurtherGrantTypes = ClientGrants.Further,
            ActsByItself = true,
        });
        await RegisterAsync(hub, new ClientDefinition("third-party", "Third party", ClientKind.Public)
        {
            RedirectUris = [new Uri(TestHub.RedirectUri)], Scopes = [.. HubScopes.Identity], Consent = ClientConsent.Explicit,
        });

        var loaded = new Ammunition();
        for (var i = 0; i < 6; i++)
            await loaded.SignInAsync(hub);
        return loaded;
    }

    private static Task<bool> RegisterAsync(RunningHub hub, ClientDefinition client) => hub.ScopedAsync<ClientRegistry, bool>(async clients =>
    {
        (await clients.RegisterAsync(client, Actor.Hub("tests"), Cancellation)).Refusal.ShouldBeNull();
        return true;
    });

    private async Task SignInAsync(RunningHub hub)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, UseProxy = false }) { BaseAddress = hub.Web };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        const string request = $"/connect/authorize?client_id=demo-web&response_type=code&scope=openid%20email%20offline_access&redirect_uri=http%3A%2F%2F127.0.0.1%3A9999%2Fcb&state=s"
            + $"&code_challenge={Challenge}&code_challenge_method=S256";

        using var asked = await http.GetAsync(request, Cancellation);
        var signIn = asked.Headers.Location.ShouldNotBeNull().ToString();
        ReturnUrls.Add(signIn[(signIn.IndexOf("returnUrl=", StringComparison.Ordinal) + "returnUrl=".Length)..]);
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync(signIn, Cancellation));
        var signInForm = page.QuerySelectorAll("form").First(form => form.QuerySelector("input[type=password]") is not null);
        var fields = signInForm.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")).ToList();
        var antiforgery = fields.Single(field => field.Key.StartsWith("__", StringComparison.Ordinal));
        Forms.Add((cookies.GetCookieHeader(hub.Web), $"{antiforgery.Key}={Uri.EscapeDataString(antiforgery.Value)}"));
        using var form = new FormUrlEncodedContent([.. fields, new("email", TestHub.Email), new("password", TestHub.Password)]);
        using var signedIn = await http.PostAsync(signInForm.GetAttribute("action") is { Length: > 0 } action ? action : signIn, form, Cancellation);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        Sessions.Add(cookies.GetCookieHeader(hub.Web));

        for (var i = 0; i < 5; i++)
            Codes.Add(await CodeAsync(http, request));
        var tokens = await PostAsync(http, "/connect/token", $"grant_type=authorization_code&code={await CodeAsync(http, request)}&code_verifier={Verifier}&redirect_uri=http%3A%2F%2F127.0.0.1%3A9999%2Fcb");
        AccessTokens.Add(tokens.GetProperty("access_token").GetString()!);
        RefreshTokens.Add(tokens.GetProperty("refresh_token").GetString()!);
        IdTokens.Add(tokens.GetProperty("id_token").GetString()!);
        var pushed = await PostAsync(http, "/connect/par", request[(request.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        RequestUris.Add(pushed.GetProperty("request_uri").GetString()!);
    }

    private static async Task<string> CodeAsync(HttpClient http, string request)
    {
        using var answer = await http.GetAsync(request, Cancellation);
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(answer.Headers.Location.ShouldNotBeNull().Query)["code"].ToString();
    }

    private static async Task<System.Text.Json.JsonElement> PostAsync(HttpClient http, string path, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"),
            Headers = { Authorization = RelyingParty.Basic("demo-web", Secret) },
        };
        using var response = await http.SendAsync(request, Cancellation);
        return System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
    }
}
