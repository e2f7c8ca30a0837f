using System.Security.Cryptography;
using System.Text;
using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>
/// The one-time proofs of a request that were found good and are still to be used up: all together, once nothing else about them can be wrong, so
/// that a client that is told to come again with a nonce may send the same assertion.
/// </summary>
internal sealed class PendingProofs
{
    private readonly List<(byte[] Fingerprint, DateTimeOffset Until, string Error)> proofs = [];

    public IReadOnlyList<(byte[] Fingerprint, DateTimeOffset Until, string Error)> All => proofs;

    public static PendingProofs Of(OpenIddictServerTransaction transaction)
    {
        if (transaction.Properties.TryGetValue(nameof(PendingProofs), out var found) && found is PendingProofs pending)
            return pending;
        pending = new PendingProofs();
        transaction.Properties[nameof(PendingProofs)] = pending;
        return pending;
    }

    /// <summary>Adds a proof.</summary>
    /// <param name="kind">What it is: identifiers are unique within a kind and its maker.</param>
    /// <param name="maker">The client or the key.</param>
    /// <param name="identifier">Its <c>jti</c>.</param>
    /// <param name="until">When it expires by itself.</param>
    /// <param name="error">What a second use is answered.</param>
    public void Add(string kind, string maker, string identifier, DateTimeOffset until, string error) => proofs.Add((Fingerprint(kind, maker, identifier), until, error));

    /// <summary>SHA-256 over the parts, each with its length, so that no two triples are alike.</summary>
    public static byte[] Fingerprint(string kind, string maker, string identifier) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind.Length}:{kind}{maker.Length}:{maker}{identifier}"));
}
