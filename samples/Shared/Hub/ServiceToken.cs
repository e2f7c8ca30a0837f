using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace IdentityHub.Samples.Hub;

/// <summary>The site's own access token (client credentials), kept until shortly before it ends.</summary>
internal sealed class ServiceToken(SiteSettings site, IOptionsMonitor<OpenIdConnectOptions> oidc, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim gate = new(1);
    private (string Token, DateTimeOffset Until)? present;

    /// <summary>A token that is good for at least another half minute.</summary>
    public async Task<string> GetAsync(CancellationToken cancellation)
    {
        if (present is { } good && good.Until > time.GetUtcNow())
            return good.Token;
        await gate.WaitAsync(cancellation);
        try
        {
            if (present is { } other && other.Until > time.GetUtcNow())
                return other.Token;
            var options = oidc.Get(OpenIdConnectDefaults.AuthenticationScheme);
            var hub = await options.ConfigurationManager!.GetConfigurationAsync(cancellation);
            using var request = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = site.ClientId,
                ["client_secret"] = site.ClientSecret,
                ["scope"] = "party.read consent.read",
            });
            using var response = await options.Backchannel.PostAsync(new Uri(hub.TokenEndpoint), request, cancellation);
            response.EnsureSuccessStatusCode();
            using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
            var token = answer.RootElement.GetProperty("access_token").GetString()!;
            present = (token, time.GetUtcNow() + TimeSpan.FromSeconds(answer.RootElement.GetProperty("expires_in").GetInt32()) - Margin);
            return token;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
