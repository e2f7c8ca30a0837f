namespace IdentityHub.Storage.Feed;

/// <summary>A change that was committed and has no position yet.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public int Kind { get; init; }

    public Kernel.Ids.GlobalPartyId PartyId { get; init; }

    public string? SourceSystem { get; init; }

    public byte[] Payload { get; init; } = [];
}
