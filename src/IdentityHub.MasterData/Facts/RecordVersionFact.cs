using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Facts;

/// <summary>One version of a source record, as it came. Never changed.</summary>
public sealed record RecordVersionFact
{
    /// <summary>The record.</summary>
    public required SourceRecordId Record { get; init; }

    /// <summary>1 for the first version that came.</summary>
    public required int Number { get; init; }

    /// <summary>How its source names the record.</summary>
    public required SourceKey Key { get; init; }

    /// <summary>False for a version that came late: it never was the present.</summary>
    public required bool Present { get; init; }

    /// <summary>True for a deletion.</summary>
    public required bool Deleted { get; init; }

    /// <summary>What the source says.</summary>
    public required SourceRecordContent Content { get; init; }

    /// <summary>The content's bytes, when they are at hand.</summary>
    public KeptBytes<SourceRecordContent> Kept { get; init; }

    /// <summary>Hash of content and kind.</summary>
    public required Guid ContentHash { get; init; }

    /// <summary>What the source says its party is.</summary>
    public required PartyKind Kind { get; init; }

    /// <summary>The source's time; null when it gave none.</summary>
    public required DateTimeOffset? SourceTime { get; init; }

    /// <summary>The source's version number.</summary>
    public required long? SourceVersion { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who brought it.</summary>
    public required Actor Actor { get; init; }
}
