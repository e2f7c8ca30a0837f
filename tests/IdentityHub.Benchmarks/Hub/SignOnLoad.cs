using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using IdentityHub.EndToEnd.Hubs;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>How many people a second come back signed in to another site (authorization code with PKCE on a session), and how many tokens services get.</summary>
internal sealed partial class SignOnLoad(HubSettings settings, LoadRun run, LoadOptions options)
{
    /// <summary>Both measured.</summary>
    public async Task<IReadOnlyList<LoadFigures>> RunAsync()
    {
        // One after the other: the hub slows down who tries many passwords at once.
        var browsers = new List<HttpClient>();
        for (var i = 0; i < HubInProcess.Shoppers; i++)
            browsers.Add(await SignInAsync(HubInProcess.ShopperEmail(i)));
        using var service = Browser();
        var flows = await run.MeasureAsync($"code + PKCE on a session, {options.Workers} flows at once", options.Workers, options.Time, worker => FlowAsync(browsers[worker % browsers.Count], service));
        var tokens = await run.MeasureAsync($"client credentials, {options.Workers} callers", options.Workers, options.Time, _ => TokenAsync(service, new()
        {
            ["grant_type"] = "client_credentials", ["scope"] = "party.read",
        }));
        foreach (var browser in browsers)
            browser.Dispose();
        return [flows, tokens];
    }

    private HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = settings.Web };

    /// <summary>A browser with a session: fills in the form, whatever hidden fields it has.</summary>
    private async Task<HttpClient> SignInAsync(string email)
    {
        var browser = Browser();
        var page = await browser.GetStringAsync("/sign-in?returnUrl=%2Faccount");
        var fields = new Dictionary<string, string>();
        foreach (Match field in HiddenInput().Matches(page))
            fields[WebUtility.HtmlDecode(field.Groups["name"].Value)] = WebUtility.HtmlDecode(field.Groups["value"].Value);
        fields["email"] = email;
        fields["password"] = HubInProcess.ShopperPassword;
        using var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        return answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found
            ? browser
            : throw new InvalidOperationException($"Signing in failed with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task FlowAsync(HttpClient browser, HttpClient service)
    {
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        using var answer = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = HubSettings.ClientId, ["redirect_uri"] = HubSettings.Redirect, ["response_type"] = "code", ["scope"] = "openid profile email", ["state"] = "s",
            ["nonce"] = "n", ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), ["code_challenge_method"] = "S256",
        }));
        var code = answer.Headers.Location is { IsAbsoluteUri: true } location && QueryHelpers.ParseQuery(location.Query).TryGetValue("code", out var values)
            ? values.ToString()
            : throw new InvalidOperationException($"No code: {answer.StatusCode} {answer.Headers.Location}");
        await TokenAsync(service, new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = HubSettings.Redirect, ["code_verifier"] = verifier });
    }

    private static async Task TokenAsync(HttpClient service, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{HubSettings.ClientId}:{HubSettings.ClientSecret}")));
        using var answer = await service.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"No token: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex("""<input[^>]*type="hidden"[^>]*name="(?<name>[^"]+)"[^>]*value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex HiddenInput();
}
