namespace IdentityHub.Storage.Consent;

/// <summary>What is known of a contact point; see <see cref="IdentityHub.Consent.ContactPoints.ContactPointState"/>.</summary>
internal sealed class ConsentContactPointRow
{
    public Guid ContactKey { get; init; }

    public DateTimeOffset? VerifiedAt { get; set; }

    public DateTimeOffset? BouncedAt { get; set; }

    public bool IsShared { get; set; }
}
