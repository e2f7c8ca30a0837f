namespace IdentityHub.Consent.Preferences;

/// <summary>Whether a person has a subscription on a channel.</summary>
public enum TopicState
{
    /// <summary>Nobody said anything: nothing comes.</summary>
    Silent = 1,

    /// <summary>It comes.</summary>
    Subscribed = 2,

    /// <summary>Somebody asked for it; the address hasn't confirmed yet.</summary>
    Waiting = 3,

    /// <summary>The person said no.</summary>
    Refused = 4,
}
