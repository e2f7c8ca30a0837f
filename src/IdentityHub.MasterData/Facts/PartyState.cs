using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Facts;

/// <summary>The present of one GPID: a projection of its revisions and its members.</summary>
public sealed record PartyState
{
    /// <summary>The GPID.</summary>
    public required GlobalPartyId Id { get; init; }

    /// <summary>Grows with every commit that touched it.</summary>
    public long Revision { get; init; }

    /// <summary>What it is.</summary>
    public PartyKind Kind { get; init; } = PartyKind.Person;

    /// <summary>The party that absorbed it; null while it stands itself.</summary>
    public GlobalPartyId? MergedInto { get; init; }

    /// <summary>Number of the latest steward's decision that stands and names it survivor; 0 for none.</summary>
    public long Confirmed { get; init; }

    /// <summary>The golden profile.</summary>
    public GoldenProfile Profile { get; init; } = GoldenProfile.Empty;

    /// <summary>The profile's bytes, when they are at hand.</summary>
    public KeptBytes<GoldenProfile> Kept { get; init; }

    /// <summary>Version of the row: grows with every write, those included that only concern questions to stewards about the party. Not a fact.</summary>
    public long Stamp { get; init; }

    /// <summary>When the hub first knew it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}
