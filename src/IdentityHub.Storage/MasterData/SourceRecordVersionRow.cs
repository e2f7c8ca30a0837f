using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>One version of a source record as it came (fact: never updated).</summary>
internal sealed class SourceRecordVersionRow
{
    public long Seq { get; init; }

    public SourceRecordId RecordId { get; init; }

    public int Number { get; init; }

    public string System { get; init; } = "";

    public string Scope { get; init; } = "";

    public string Key { get; init; } = "";

    public bool Present { get; init; }

    public bool Deleted { get; init; }

    public byte[] Content { get; init; } = [];

    public Guid ContentHash { get; init; }

    public int Kind { get; init; }

    public DateTimeOffset? SourceTime { get; init; }

    public long? SourceVersion { get; init; }

    public DateTimeOffset At { get; init; }

    public int ActorKind { get; init; }

    public string ActorId { get; init; } = "";

    public string? ClientId { get; init; }
}
