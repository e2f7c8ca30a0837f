using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
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

    /// <summary>For one brand only; null for every brand.</summary>
    public BrandId? Brand { get; init; }

    /// <summary>For one subscription only; null for the purpose as such.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>The template that a session covers; null for every message of its purpose.</summary>
    public string? Template { get; init; }

    /// <summary>How strong an agreement is.</summary>
    public GrantQuality Quality { get; init; }

    /// <summary>Where the person was, ISO 3166; null when unknown.</summary>
    public string? Place { get; init; }

    /// <summary>The request that a confirmation answers.</summary>
    public ConsentEventId? Confirms { get; init; }

    /// <summary>Version of the text that was shown; null when unknown.</summary>
    public int? TextVersion { get; init; }

    /// <summary>How it reached the hub.</summary>
    public CaptureMethod Method { get; init; } = CaptureMethod.Api;

    /// <summary>True when it is about the record itself and neither about a purpose nor a party-level action.</summary>
    public bool IsAboutRecord => Action is ConsentAction.Restricted or ConsentAction.RestrictionLifted or ConsentAction.Erased;

    /// <summary>True for a denial or a withdrawal.</summary>
    public bool IsDenial => Action is ConsentAction.Denied or ConsentAction.Withdrawn;

    /// <summary>True from its start on, whether it has ended or not.</summary>
    public bool HasBegun(DateTimeOffset asOf) => EffectiveFrom <= asOf;

    /// <summary>True once it ended.</summary>
    public bool HasEnded(DateTimeOffset asOf) => EffectiveTo <= asOf;
}
