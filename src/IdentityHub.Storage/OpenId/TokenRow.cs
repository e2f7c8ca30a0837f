namespace IdentityHub.Storage.OpenId;

/// <summary>A code, refresh token, reference token or pushed request.</summary>
internal sealed class TokenRow
{
    public long Id { get; init; }

    /// <summary>SHA-256 of the handle.</summary>
    public required byte[] Hash { get; init; }

    public required int Kind { get; init; }

    public required int State { get; set; }

    public required string ClientId { get; init; }

    public Guid? FamilyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset KeptUntil { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The sealed next refresh token, for the overlap window.</summary>
    public byte[]? Successor { get; set; }

    public required byte[] Payload { get; init; }
}
