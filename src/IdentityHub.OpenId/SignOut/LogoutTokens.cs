using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.Subjects;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.OpenId.SignOut;

/// <summary>Writes logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.4).</summary>
public sealed class LogoutTokens(SigningKeyRing keys, SubjectIdentifiers subjects, SignOnOptions options, TimeProvider time)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>A token for one relying party, good for two minutes. It never carries a nonce, so that it can't pass as an ID token.</summary>
    /// <param name="session">What ended.</param>
    /// <param name="client">Whom it is for; it is signed like its ID tokens (§2.4).</param>
    public string Create(SessionRecord session, ClientDefinition client)
    {
        var now = time.UtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "logout+jwt",
            Issuer = options.Issuer.AbsoluteUri,
            Audience = client.ClientId,
            IssuedAt = now.UtcDateTime,
            Expires = now.AddMinutes(2).UtcDateTime,
            SigningCredentials = keys.Current.For(client.IdTokenAlgorithm),
            Claims = new Dictionary<string, object>
            {
                ["jti"] = Guid.CreateVersion7(now).ToString("N"),
                ["sub"] = subjects.Of(client, session.Account),
                ["sid"] = session.Id.ToString(),
                ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
            },
        });
    }
}
