using IdentityHub.Accounts;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Nodes;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.StepUp;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>Single sign-on on a real Kestrel, with bare pages, on a database of its own.</summary>
public sealed class TestHub : IAsyncDisposable
{
    public const string Email = "ada@example.com";
    public const string Password = "Lovelace-1815";
    public const string ClientSecret = "demo-web-secret";
    public const string RedirectUri = "http://127.0.0.1:9999/cb";
    public const string PostLogoutUri = "http://127.0.0.1:9999/out";

    private readonly TestDatabase database;
    private readonly bool ownsDatabase;

    private TestHub(TestDatabase database, bool ownsDatabase, WebApplication app, Uri issuer, TestClock time)
    {
        (this.database, this.ownsDatabase, App, Issuer, Time) = (database, ownsDatabase, app, issuer, time);
    }

    public WebApplication App { get; }

    public Uri Issuer { get; }

    /// <summary>The hub's clock, which can be moved ahead.</summary>
    public TestClock Time { get; }

    public TestDatabase Database => database;

    public static async Task<TestHub> StartAsync(IDictionary<string, string?>? settings = null, TestHub? beside = null, bool worker = false, DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = beside?.database ?? await TestDatabase.CreateAsync(provider);
        var issuer = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var time = beside?.Time ?? new TestClock();
        // What a worker does again later is due at a time.
        if (worker)
            time.Run();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        foreach (var (key, value) in database.Settings)
            builder.Configuration[key] = value;
        builder.Configuration["Hub:Roles"] = worker ? "web,worker" : "web";
        builder.Configuration["Hub:Accounts:HashMemoryKiB"] = "64";
        builder.Configuration["Hub:Outbound:AllowedHosts:0"] = "127.0.0.1";
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            builder.Configuration[key] = value;
        builder.WebHost.UseUrls(issuer.AbsoluteUri);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddHubStorage(builder.Configuration).AddOpenId(builder.Configuration, beside?.Issuer ?? issuer).AddAccounts(builder.Configuration);
        builder.Services.AddScoped<IClaimSource, AccountsOnly>();
        builder.Services.AddScoped<IAuthenticationReach, ReachByAddress>();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseRouting();
        app.UseHubSignOn();
        app.MapOpenId();
        MapPages(app);
        await app.StartAsync(TestContext.Current.CancellationToken);

        var hub = new TestHub(database, beside is null, app, issuer, time);
        if (beside is null)
            await hub.SeedAsync();
        return hub;
    }

    /// <summary>Runs something with services of its own scope.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> action) where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<HubUser> RegisterPersonAsync(string email, string password = Password, string given = "Ada", string family = "Lovelace") =>
        WithAsync<AccountRegistration, HubUser>(async accounts => (await accounts.CreateAsync(
            new NewAccount(email, password, given, family) { EmailVerified = true }, Actor.Hub("tests"), TestContext.Current.CancellationToken)).Value);

    public Task<ClientRegistration> RegisterClientAsync(ClientDefinition definition) =>
        WithAsync<ClientRegistry, ClientRegistration>(async clients => (await clients.RegisterAsync(definition, Actor.Hub("tests"), TestContext.Current.CancellationToken)).Value);

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (ownsDatabase)
            await database.DisposeAsync();
    }

    private async Task SeedAsync()
    {
        await RegisterPersonAsync(Email);
        await RegisterClientAsync(new ClientDefinition("demo-web", "Demo", ClientKind.Confidential)
        {
            ChosenSecret = ClientSecret,
            RedirectUris = [new Uri(RedirectUri), new Uri("http://localhost:9999/cb")],
            PostLogoutRedirectUris = [new Uri(PostLogoutUri)],
            Scopes = [.. HubScopes.Identity, HubScopes.CrosswalkLink],
            Consent = ClientConsent.Implicit,
        });
        await RegisterClientAsync(new ClientDefinition("third-party", "Third party", ClientKind.Confidential)
        {
            ChosenSecret = "third-party-secret",
            RedirectUris = [new Uri(RedirectUri)],
            Scopes = [.. HubScopes.Identity],
            Consent = ClientConsent.Explicit,
        });
        await RegisterClientAsync(new ClientDefinition("single-page", "Single page", ClientKind.Public)
        {
            RedirectUris = [new Uri(RedirectUri)],
            Scopes = [.. HubScopes.Identity],
            Consent = ClientConsent.Implicit,
        });
        await RegisterClientAsync(new ClientDefinition("basic-rp", "Basic", ClientKind.Confidential)
        {
            ChosenSecret = "basic-rp-secret",
            RedirectUris = [new Uri(RedirectUri)],
            Scopes = [.. HubScopes.Identity],
            Consent = ClientConsent.Implicit,
            RequirePkce = false,
        });
        await RegisterClientAsync(new ClientDefinition("demo-service", "Service", ClientKind.Confidential)
        {
            ChosenSecret = "demo-service-secret",
            SignsPeopleIn = false,
            ActsByItself = true,
            Scopes = HubScopes.Api,
            SourceSystems = ["crm"],
        });
    }

    // The hub's real pages are tested in IdentityHub.Web.Tests; these do the least that the protocol needs.
    private static void MapPages(WebApplication app)
    {
        app.MapGet("/sign-in", () => "sign-in");
        app.MapGet("/register", () => "register");
        app.MapGet("/step-up", () => "step-up");
        app.MapPost("/step-up", async (HttpContext http, SessionDirectory sessions, SignInPrompt prompt) =>
        {
            var form = await http.Request.ReadFormAsync();
            if (form["answer"] == "no")
                return Results.Redirect(await prompt.GoOnWithoutAsync(http, form["returnUrl"], http.RequestAborted));
            await sessions.StartAsync(http, http.User.AccountId()!.Value, ["pwd", "otp", AuthenticationContext.MultipleFactors], http.RequestAborted);
            return Results.Redirect(SignInPrompt.LocalOrAccount(form["returnUrl"]));
        }).DisableAntiforgery();
        app.MapGet("/consent", () => "consent");
        app.MapGet("/sign-out", () => "sign-out");
        app.MapGet("/signed-out", (SignOutPrompt prompt, string? done) =>
        {
            var answer = prompt.ReadSignedOut(done);
            return done is null ? "signed-out" : string.Join('\n', (string[])["signed-out", answer.GoOnTo ?? "", string.Join(' ', answer.Origins), .. answer.Frames.Select(frame => frame.AbsoluteUri)]);
        });
        app.MapGet("/account", (HttpContext http) => http.User.AccountId()?.ToString() ?? "nobody");
        app.MapPost("/sign-in", async (HttpContext http, SignIn signIn) =>
        {
            var form = await http.Request.ReadFormAsync();
            var result = await signIn.PasswordAsync(http, form["email"].ToString(), form["password"].ToString(), http.RequestAborted);
            return result is SignInResult.SignedIn
                ? Results.Redirect(SignInPrompt.LocalOrAccount(form["returnUrl"]))
                : Results.Text(result.GetType().Name, statusCode: 400);
        }).DisableAntiforgery();
        app.MapPost("/sign-in/continue", async (HttpContext http, SignInPrompt prompt) =>
            Results.Redirect(await prompt.ContinueAsync(http, (await http.Request.ReadFormAsync())["returnUrl"], http.RequestAborted))).DisableAntiforgery();
        app.MapPost("/consent", async (HttpContext http, ConsentPrompt prompt) =>
        {
            var form = await http.Request.ReadFormAsync();
            var answer = form["answer"] == "yes"
                ? await prompt.ApproveAsync(http, form["returnUrl"], http.RequestAborted)
                : await prompt.DenyAsync(http, form["returnUrl"], http.RequestAborted);
            return answer.Refusal is { } refusal ? Results.Text(refusal.Reason, statusCode: 400) : Results.Redirect(answer.Value);
        }).DisableAntiforgery();
        app.MapGet("/device", async (HttpContext http, DevicePrompt prompt) => Say(await prompt.DescribeAsync(http, http.Request.Query["user_code"], http.RequestAborted),
            question => $"{question.Client.DisplayName}: {question.UserCode}: {string.Join(' ', question.Scopes)}"));
        app.MapPost("/device", async (HttpContext http, DevicePrompt prompt) =>
        {
            var form = await http.Request.ReadFormAsync();
            return Say(await prompt.AnswerAsync(http, form["user_code"], form["answer"] == "yes", http.RequestAborted), _ => "answered");
        }).DisableAntiforgery();
        app.MapPost("/sign-out", async (HttpContext http, SignOutPrompt prompt) =>
            Results.Redirect(await prompt.ConfirmAsync(http, (await http.Request.ReadFormAsync())["returnUrl"], http.RequestAborted))).DisableAntiforgery();
        app.MapGet("/api/sensitive", () => "done").RequireAuthentication(AuthenticationLevel.Two, TimeSpan.FromMinutes(5))
            .RequireAuthorization(new AuthorizationPolicyBuilder(HubPrincipal.ApiScheme).RequireAuthenticatedUser().Build());
        app.MapGet("/api", (HttpContext http) => string.Join(' ', http.User.FindAll("oi_scp").Select(claim => claim.Value)))
            .RequireAuthorization(new AuthorizationPolicyBuilder(HubPrincipal.ApiScheme).RequireAuthenticatedUser().Build());
    }

    private static IResult Say<T>(Kernel.Outcomes.Outcome<T> outcome, Func<T, string> text) =>
        outcome.Refusal is { } refusal ? Results.Text(refusal.Reason, statusCode: 400) : Results.Text(text(outcome.Value));
}
