using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using IdentityHub.OpenId.Grants;

namespace IdentityHub.OpenId.ApiTokens;

/// <summary>
/// Services' own access tokens that were validated a moment ago, by the SHA-256 of their text: a service that calls thousands of times a second with one token has its
/// signature verified once in ten seconds. Whether a token was revoked is asked at every call all the same.
/// </summary>
internal sealed class ApiTokenCache
{
    private const int MostEntries = 10_000;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<UInt256, Entry> entries = new();
    private readonly TimeProvider time;

    /// <summary>Empty; a client or key that changed empties it again.</summary>
    public ApiTokenCache(TimeProvider time, NoticeBoard notices)
    {
        this.time = time;
        notices.Noticed += _ => entries.Clear();
    }

    /// <summary>The principal and the token's own id, when this token was good a moment ago and hasn't expired since.</summary>
    public bool TryGet(ReadOnlySpan<byte> hash, [NotNullWhen(true)] out Entry? entry) =>
        entries.TryGetValue(UInt256.Of(hash), out entry) && time.GetUtcNow() < entry.Until;

    /// <summary>Keeps a validated token.</summary>
    /// <param name="hash">SHA-256 of its text.</param>
    /// <param name="principal">Its claims.</param>
    /// <param name="tokenIdentifier">Its <c>jti</c>.</param>
    /// <param name="expiry">Its <c>exp</c>.</param>
    public void Put(ReadOnlySpan<byte> hash, ClaimsPrincipal principal, string tokenIdentifier, DateTimeOffset expiry)
    {
        if (entries.Count >= MostEntries)
            entries.Clear();
        var until = time.GetUtcNow() + Life;
        entries[UInt256.Of(hash)] = new Entry(principal, tokenIdentifier, until < expiry ? until : expiry);
    }

    /// <summary>A validated token.</summary>
    internal sealed record Entry(ClaimsPrincipal Principal, string TokenIdentifier, DateTimeOffset Until);

    private readonly record struct UInt256(UInt128 High, UInt128 Low)
    {
        public static UInt256 Of(ReadOnlySpan<byte> bytes) => new(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes), System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
    }
}
