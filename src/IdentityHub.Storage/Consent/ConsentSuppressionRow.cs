namespace IdentityHub.Storage.Consent;

/// <summary>A suppressed contact point, known by its keyed hash only.</summary>
internal sealed class ConsentSuppressionRow
{
    public long Id { get; init; }

    public Guid ContactKey { get; init; }

    public int? Channel { get; init; }

    public int Reason { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>See <see cref="IdentityHub.Consent.Suppressions.SuppressionScope.ToString"/>.</summary>
    public string Scope { get; init; } = "";

    public DateTimeOffset? ReleasedAt { get; set; }
}
