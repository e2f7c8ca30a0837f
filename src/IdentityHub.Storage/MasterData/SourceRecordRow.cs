using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>The present of a source record (projection). Its key is found by <see cref="KeyHash"/> and compared whole.</summary>
internal sealed class SourceRecordRow
{
    public long Seq { get; init; }

    public SourceRecordId Id { get; init; }

    public GlobalPartyId PartyId { get; init; }

    public GlobalPartyId HomeId { get; init; }

    public bool IsNative { get; init; }

    public string Rule { get; init; } = "";

    public double? Weight { get; init; }

    public bool IsSuspect { get; init; }

    /// <summary>Groups for which stewards prefer it, as <c>name=3;email=5</c>; null for none.</summary>
    public string? Pinned { get; init; }

    public long KeyHash { get; init; }

    public string System { get; init; } = "";

    public string Scope { get; init; } = "";

    public string Key { get; init; } = "";

    public int Versions { get; init; }

    public byte[] Content { get; init; } = [];

    public Guid ContentHash { get; init; }

    public int Kind { get; init; }

    public bool Deleted { get; init; }

    public DateTimeOffset? SourceTime { get; init; }

    public long? SourceVersion { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}
