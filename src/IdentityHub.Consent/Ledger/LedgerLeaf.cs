using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Ledger;

/// <summary>What of an event goes into the chain: everything that isn't personal, and the commitment to what is.</summary>
public static class LedgerLeaf
{
    /// <summary>The leaf's hash.</summary>
    public static byte[] Hash(LedgerEvent entry)
    {
        var statement = entry.Statement;
        return MerkleTree.Leaf(LedgerJson.Object(
            ("event", statement.Id.ToString()),
            ("record", statement.Record.ToString()),
            ("purpose", statement.Purpose?.Code),
            ("partyAction", statement.Purpose is null ? (int)statement.PartyAction : null),
            ("channel", (int?)statement.Channel),
            ("hasContactPoint", statement.ContactPoint is not null),
            ("action", (int)statement.Action),
            ("capturedAt", Microseconds(statement.CapturedAt)),
            ("effectiveFrom", Microseconds(statement.EffectiveFrom)),
            ("effectiveTo", statement.EffectiveTo is { } end ? Microseconds(end) : null),
            ("recordedAt", Microseconds(statement.RecordedAt)),
            ("byVerifiedOwner", statement.ByVerifiedOwner),
            ("supersedes", statement.Supersedes.Count == 0 ? null : (IReadOnlyList<string>)[.. statement.Supersedes.Select(id => id.ToString())]),
            ("brand", statement.Brand?.Code),
            ("subscription", statement.Subscription?.Code),
            ("template", statement.Template),
            ("quality", statement.Quality == 0 ? null : (int)statement.Quality),
            ("place", statement.Place),
            ("confirms", statement.Confirms?.ToString()),
            ("textVersion", statement.TextVersion),
            ("actorKind", (int)entry.Actor.Kind),
            ("actor", entry.Actor.Id),
            ("client", entry.Actor.ClientId),
            ("method", (int)entry.Method),
            ("collectionPoint", entry.CollectionPoint),
            ("commitment", Convert.ToHexStringLower(entry.Commitment))));
    }

    private static long Microseconds(DateTimeOffset instant) =>
        (Instants.Truncate(instant).UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
