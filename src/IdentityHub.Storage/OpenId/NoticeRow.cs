namespace IdentityHub.Storage.OpenId;

/// <summary>What every node has to know from the next request on.</summary>
internal sealed class NoticeRow
{
    public long Id { get; init; }

    public required int Kind { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Until { get; init; }
}
