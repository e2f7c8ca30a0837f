namespace IdentityHub.Consent.Decisions;

/// <summary>Why a decision is what it is. Names and numbers are part of the public contract.</summary>
public enum ReasonCode
{
    /// <summary>The person was erased or their data is restricted.</summary>
    Restricted = 1,

    /// <summary>The contact point is on a suppression list.</summary>
    Suppressed = 2,

    /// <summary>Global Privacy Control opts out of selling, sharing and targeting.</summary>
    GlobalPrivacyControl = 3,

    /// <summary>The purpose isn't offered on this channel.</summary>
    ChannelNotOfPurpose = 4,

    /// <summary>Refused or withdrawn for this contact point.</summary>
    ContactPointDenied = 5,

    /// <summary>Refused or withdrawn for this channel.</summary>
    ChannelDenied = 6,

    /// <summary>Refused or withdrawn for the whole purpose.</summary>
    PurposeDenied = 7,

    /// <summary>A party-level action that the purpose takes is refused.</summary>
    PartyActionDenied = 8,

    /// <summary>Granted for this contact point.</summary>
    ContactPointGranted = 9,

    /// <summary>Granted for this channel.</summary>
    ChannelGranted = 10,

    /// <summary>Granted for the whole purpose.</summary>
    PurposeGranted = 11,

    /// <summary>A grant has run out.</summary>
    GrantExpired = 12,

    /// <summary>Somebody asked for it, but the owner of the address hasn't confirmed yet.</summary>
    ConfirmationMissing = 13,

    /// <summary>The answer depends on the contact point, and none was named.</summary>
    DependsOnContactPoint = 14,

    /// <summary>Nobody said anything, and the purpose needs an explicit grant.</summary>
    NoConsent = 15,

    /// <summary>Nobody objected, and the purpose has a legal basis other than consent.</summary>
    LegalBasis = 16,

    /// <summary>A denial was taken back by the person themself.</summary>
    DenialSuperseded = 17,

    /// <summary>An objection that this purpose doesn't admit.</summary>
    ObjectionNotAdmitted = 18,

    /// <summary>The person wrote first, less than 24 hours ago, and this answers.</summary>
    SessionOpen = 19,

    /// <summary>Messages to the contact point come back, and its owner has not proved it since.</summary>
    ContactPointBounced = 20,

    /// <summary>The person is too young to consent there.</summary>
    BelowAge = 21,

    /// <summary>The purpose isn't offered where the person is.</summary>
    PlaceNotOfPurpose = 22,

    /// <summary>Somebody agreed, but not in the way or with the evidence that the law of the place demands.</summary>
    EvidenceInsufficient = 23,

    /// <summary>Somebody agreed to an earlier wording that no longer counts.</summary>
    ReconsentNeeded = 24,

    /// <summary>Refused or ended for this subscription.</summary>
    SubscriptionDenied = 25,

    /// <summary>Subscribed.</summary>
    SubscriptionGranted = 26,

    /// <summary>Nobody said anything, and the law of the place demands an agreement.</summary>
    JurisdictionDefault = 27,

    /// <summary>The person's data were erased.</summary>
    Erased = 28,

    /// <summary>At this hour the law of the place lets nobody call or write.</summary>
    OutsideHours = 29,

    /// <summary>At this hour the person doesn't want it, or it isn't sent.</summary>
    QuietHours = 30,

    /// <summary>The person wants nothing promotional until a day.</summary>
    Paused = 31,
}
