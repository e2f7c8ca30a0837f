using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>What decisions need of one event of the ledger: everything but the personal payload.</summary>
/// <param name="Id">The event.</param>
/// <param name="Record">The subject: the source record it belongs to.</param>
/// <param name="Purpose">For what; null for a party-level action.</param>
/// <param name="Channel">On which channel; null for all.</param>
/// <param name="ContactPoint">For which address; null for all of the subject.</param>
/// <param name="Action">What was said.</param>
/// <param name="CapturedAt">When it was said: later words replace earlier ones.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="EffectiveTo">Until when, exclusive; null for no end.</param>
/// <param name="RecordedAt">When the hub learnt it.</param>
public sealed record ConsentStatement(
    ConsentEventId Id,
    SourceRecordId Record,
    PurposeId? Purpose,
    Channel? Channel,
    ContactPointKey? ContactPoint,
    ConsentAction Action,
    DateTimeOffset CapturedAt,
    DateTimeOffset EffectiveFrom,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset RecordedAt)
{
    /// <summary>The party-level action, when there is no purpose.</summary>
    public PartyAction PartyAction { get; init; }

    /// <summary>Said by the signed-in person about a contact point they verified.</summary>
    public bool ByVerifiedOwner { get; init; }

    /// <summary>Denials that this grant takes back while they are in the same party.</summary>
    public IReadOnlyList<ConsentEventId> Supersedes { get; init; } = [];

    /// <summary>True for a denial or a withdrawal.</summary>
    public bool IsDenial => Action is ConsentAction.Denied or ConsentAction.Withdrawn;

    /// <summary>True from its start on, whether it has ended or not.</summary>
    public bool HasBegun(DateTimeOffset asOf) => EffectiveFrom <= asOf;

    /// <summary>True once it ended.</summary>
    public bool HasEnded(DateTimeOffset asOf) => EffectiveTo <= asOf;
}
