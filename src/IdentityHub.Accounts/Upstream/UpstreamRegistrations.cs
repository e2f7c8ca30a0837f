using System.Text;
using IdentityHub.Kernel.Secrets;
using IdentityHub.OpenId;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Client;

namespace IdentityHub.Accounts.Upstream;

/// <summary>
/// Tells OpenIddict's client of the configured providers. Each has a callback of its own, so that an answer of one is never taken for another's (RFC 9700
/// §4.4.2.2); states are sealed under keys that all nodes derive from the root key.
/// </summary>
internal sealed class UpstreamRegistrations(UpstreamProviders providers, SignOnOptions signOn, IKeyWrapping keys) : IConfigureOptions<OpenIddictClientOptions>
{
    public void Configure(OpenIddictClientOptions options)
    {
        options.EncryptionCredentials.Add(new EncryptingCredentials(Derive("encryption"), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        options.SigningCredentials.Add(new SigningCredentials(Derive("signing"), SecurityAlgorithms.HmacSha256));
        options.DisableTokenStorage = true;
        options.StateTokenLifetime = TimeSpan.FromMinutes(15);
        foreach (var provider in providers.All)
            options.Registrations.Add(RegistrationOf(provider));
    }

    private OpenIddictClientRegistration RegistrationOf(UpstreamProvider provider)
    {
        var registration = new OpenIddictClientRegistration
        {
            RegistrationId = provider.Name,
            ProviderName = provider.Name,
            ProviderDisplayName = provider.DisplayName,
            ClientId = provider.ClientId,
            ClientSecret = provider.ClientSecret,
            Issuer = provider.Issuer,
            RedirectUri = signOn.At($"callback/upstream/{provider.Name}"),
        };
        // A GET comes with Lax cookies; form_post would need cookies that are sent across sites.
        registration.ResponseModes.Add("query");
        registration.ResponseTypes.Add("code");
        registration.GrantTypes.Add("authorization_code");
        registration.Scopes.UnionWith(provider.Scopes);
        if (provider.Type == UpstreamProviders.OpenId)
            registration.Scopes.Add("openid");
        else
            WebIntegration.Fill(registration, provider.Type, provider.Settings);
        return registration;
    }

    private SymmetricSecurityKey Derive(string use) => new(keys.KeyedHash($"upstream state {use}", Encoding.ASCII.GetBytes("1")));
}
