using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Capture;

/// <summary>One statement to be written into the ledger.</summary>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Purpose">For what; exactly one of purpose and <see cref="PartyAction"/> is given.</param>
/// <param name="Channel">On which channel; null for every channel (a denial only: promotional grants name theirs).</param>
/// <param name="ContactPoint">For which address; null for every address of the subject.</param>
/// <param name="Action">What was said.</param>
public sealed record ConsentCapture(ConsentSubject Subject, PurposeId? Purpose, Channel? Channel, ContactPoint? ContactPoint, ConsentAction Action)
{
    /// <summary>How long a session lasts after the person's last message.</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(24);

    /// <summary>Party-level actions refused or granted again, whatever the purpose; one or several flags, or none.</summary>
    public PartyAction PartyAction { get; init; }

    /// <summary>When it was said; null: now. Not more than five minutes ahead of the hub's clock.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>From when it holds; null: from <see cref="CapturedAt"/>.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>Until when it holds, exclusive; null: until something else is said.</summary>
    public DateTimeOffset? EffectiveTo { get; init; }

    /// <summary>Where it was said: site, page, store, campaign; at most 128 characters, no personal data.</summary>
    public string? CollectionPoint { get; init; }

    /// <summary>How it reached us.</summary>
    public CaptureMethod Method { get; init; } = CaptureMethod.Api;

    /// <summary>True only when the signed-in person said it about a contact point whose ownership the hub has verified.</summary>
    public bool ByVerifiedOwner { get; init; }

    /// <summary>Denials that the person was shown and takes back with this grant: same purpose, same contact point (or none), records of the same party. Needs <see cref="ByVerifiedOwner"/>.</summary>
    public IReadOnlyList<ConsentEventId> Supersedes { get; init; } = [];

    /// <summary>For one brand only; null for every brand.</summary>
    public BrandId? Brand { get; init; }

    /// <summary>For one subscription only, which has to be one of <see cref="Purpose"/> and <see cref="Channel"/>; null for the purpose as such.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>The message template that a session covers; null for every message of its purpose. At most 64 characters.</summary>
    public string? Template { get; init; }

    /// <summary>How strong an agreement is.</summary>
    public GrantQuality Quality { get; init; }

    /// <summary>Where the person was: an ISO 3166 country (<c>DE</c>) or subdivision (<c>US-CA</c>); null when unknown.</summary>
    public string? Place { get; init; }

    /// <summary>The <see cref="ConsentAction.DoubleOptInRequested"/> that a <see cref="ConsentAction.DoubleOptInConfirmed"/> answers.</summary>
    public ConsentEventId? Confirms { get; init; }

    /// <summary>What proves it.</summary>
    public ConsentEvidence Evidence { get; init; } = ConsentEvidence.None;
}
