namespace IdentityHub.Storage.Feed;

/// <summary>A right that one node holds at a time.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; init; }

    /// <summary>Which node holds it; empty for none.</summary>
    public string Holder { get; set; } = "";

    /// <summary>The fencing token: grows with every change of holder, and is checked in every transaction done under the lease.</summary>
    public long Token { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
