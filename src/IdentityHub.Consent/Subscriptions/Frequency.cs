namespace IdentityHub.Consent.Subscriptions;

/// <summary>How often a subscription's messages come at most. Numbers are stored: never reuse one.</summary>
public enum Frequency
{
    /// <summary>Whenever there is something.</summary>
    AsItHappens = 1,

    /// <summary>Once a day.</summary>
    Daily = 2,

    /// <summary>Once a week.</summary>
    Weekly = 3,

    /// <summary>Every other week.</summary>
    Fortnightly = 4,

    /// <summary>Once a month.</summary>
    Monthly = 5,

    /// <summary>Four times a year.</summary>
    Quarterly = 6,
}
