using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Feed;

/// <summary>A change with its place in the feed.</summary>
internal sealed class ChangeRow
{
    public long Position { get; init; }

    public DateTimeOffset At { get; init; }

    public int Kind { get; init; }

    public GlobalPartyId PartyId { get; init; }

    public string? SourceSystem { get; init; }

    public byte[] Payload { get; init; } = [];
}
