using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Ledger;

/// <summary>What of an event goes into the chain: everything that isn't personal, and the commitment to what is. One object in canonical JSON (RFC 8785).</summary>
public static class LedgerLeaf
{
    /// <summary>The leaf's hash.</summary>
    public static byte[] Hash(LedgerEvent entry)
    {
        Span<byte> buffer = stackalloc byte[1536];
        var writer = new LeafWriter(buffer);
        Write(ref writer, entry);
        return MerkleTree.Leaf(writer.Overflowed ? Content(entry) : writer.Written);
    }

    /// <summary>The leaf itself, as an export has it on a line.</summary>
    public static byte[] Content(LedgerEvent entry)
    {
        for (var size = 2048; ; size *= 2)
        {
            var writer = new LeafWriter(new byte[size]);
            Write(ref writer, entry);
            if (!writer.Overflowed)
                return writer.Written.ToArray();
        }
    }

    // In order of the members' names, which is what canonical means.
    private static void Write(ref LeafWriter writer, LedgerEvent entry)
    {
        var statement = entry.Statement;
        writer.Begin();
        writer.Member("action"u8, (long)statement.Action);
        writer.Member("actor"u8, entry.Actor.Id);
        writer.Member("actorKind"u8, (long)entry.Actor.Kind);
        writer.Member("brand"u8, statement.Brand?.Code);
        writer.Member("byVerifiedOwner"u8, statement.ByVerifiedOwner);
        writer.Member("capturedAt"u8, Instants.Microseconds(statement.CapturedAt));
        writer.Member("channel"u8, (long?)statement.Channel);
        writer.Member("client"u8, entry.Actor.ClientId);
        writer.Member("collectionPoint"u8, entry.CollectionPoint);
        writer.Hex("commitment"u8, entry.Commitment);
        writer.Member("confirms"u8, statement.Confirms?.ToString());
        writer.Member("effectiveFrom"u8, Instants.Microseconds(statement.EffectiveFrom));
        writer.Member("effectiveTo"u8, statement.EffectiveTo is { } end ? Instants.Microseconds(end) : null);
        writer.Member("event"u8, statement.Id.ToString());
        writer.Member("hasContactPoint"u8, statement.ContactPoint is not null);
        writer.Member("method"u8, (long)entry.Method);
        writer.Member("partyAction"u8, statement.Purpose is null ? (long)statement.PartyAction : null);
        writer.Member("place"u8, statement.Place);
        writer.Member("purpose"u8, statement.Purpose?.Code);
        writer.Member("quality"u8, statement.Quality == 0 ? null : (long)statement.Quality);
        writer.Member("record"u8, statement.Record.ToString());
        writer.Member("recordedAt"u8, Instants.Microseconds(statement.RecordedAt));
        writer.Member("subscription"u8, statement.Subscription?.Code);
        writer.Member("supersedes"u8, statement.Supersedes);
        writer.Member("template"u8, statement.Template);
        writer.Member("textVersion"u8, statement.TextVersion);
        writer.End();
    }
}
