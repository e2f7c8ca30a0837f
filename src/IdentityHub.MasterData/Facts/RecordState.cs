using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Facts;

/// <summary>The present of one source record: a projection of its versions and its link decisions.</summary>
public sealed record RecordState
{
    /// <summary>No steward prefers it.</summary>
    public static IReadOnlyDictionary<string, long> Unpinned { get; } = new Dictionary<string, long>();

    /// <summary>The record.</summary>
    public required SourceRecordId Id { get; init; }

    /// <summary>How its source names it.</summary>
    public required SourceKey Key { get; init; }

    /// <summary>The party that it belongs to now.</summary>
    public GlobalPartyId Party { get; init; }

    /// <summary>The GPID that it brings along: its party's, or one that its party absorbed and that would be restored with it.</summary>
    public GlobalPartyId Home { get; init; }

    /// <summary>True when it was a member of <see cref="Home"/> itself; false when it only joined a record that brought that GPID along. Only the former get it back.</summary>
    public bool IsNative { get; init; }

    /// <summary>The rule that links it to its party.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The score of its best link inside its party, in bits; null when no score linked it.</summary>
    public double? Weight { get; init; }

    /// <summary>True when a version contradicted the one before it, as if the key were somebody else's now.</summary>
    public bool IsSuspect { get; init; }

    /// <summary>How many versions there are, late ones and deletions included.</summary>
    public int Versions { get; init; }

    /// <summary>What the source says now; empty when <see cref="Deleted"/>.</summary>
    public required SourceRecordContent Content { get; init; }

    /// <summary>The content's bytes, when they are at hand.</summary>
    public KeptBytes<SourceRecordContent> Kept { get; init; }

    /// <summary>Hash of content and kind; see <see cref="ContentFingerprint"/>.</summary>
    public required Guid ContentHash { get; init; }

    /// <summary>What the source says its party is.</summary>
    public PartyKind Kind { get; init; }

    /// <summary>True for a tombstone.</summary>
    public bool Deleted { get; init; }

    /// <summary>The source's time of the present version; null when the source never gave one.</summary>
    public DateTimeOffset? SourceTime { get; init; }

    /// <summary>The source's version number of the present version.</summary>
    public long? SourceVersion { get; init; }

    /// <summary>When the hub first received it.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the present version came.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Groups of attributes for which a steward chose this record, with the number of the choice: the highest of a party holds.</summary>
    public IReadOnlyDictionary<string, long> Pinned { get; init; } = Unpinned;

    /// <summary>Number of the choice for a group; 0 when there is none.</summary>
    public long PinOf(string group) => Pinned.GetValueOrDefault(group);

    /// <summary>How recent the present version is, for survivorship.</summary>
    public DateTimeOffset AsOf => SourceTime ?? ChangedAt;

    /// <summary>True when it says nothing: a stub that only carries a key, or a tombstone. What a steward prefers it for, it says.</summary>
    public bool IsSilent => Deleted || ContentHash == ContentFingerprint.OfNothing && Pinned.Count == 0;
}
