using System.Collections.Concurrent;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Signed access tokens whose signature, issuer and type were verified, by their fingerprint: the same bytes verify again under the same keys.
/// Whether a token is in time, bound, revoked or its family's end is asked at every use all the same, and so is the end of its key. Bounded;
/// options made anew, as they are when a key comes or goes, make all of it void.
/// </summary>
internal sealed class VerifiedTokens(TimeProvider time)
{
    private const int MostEntries = 8192;

    private readonly ConcurrentDictionary<TokenFingerprint, Entry> entries = new();

    /// <summary>A copy of what the token says, or null when it is still to be verified.</summary>
    public ClaimsPrincipal? Find(TokenFingerprint token, OpenIddictServerOptions options) =>
        entries.TryGetValue(token, out var entry) && ReferenceEquals(entry.Under, options) && time.GetUtcNow() < entry.Expires ? entry.Principal.Clone() : null;

    /// <summary>Keeps a copy of what a token says that was verified with the keys of the options.</summary>
    public void Keep(TokenFingerprint token, ClaimsPrincipal principal, OpenIddictServerOptions options)
    {
        if (principal.GetExpirationDate() is not { } expires)
            return;
        if (entries.Count >= MostEntries)
            entries.Clear();
        entries[token] = new Entry(principal.Clone(), options, expires);
    }

    private sealed record Entry(ClaimsPrincipal Principal, OpenIddictServerOptions Under, DateTimeOffset Expires);
}
