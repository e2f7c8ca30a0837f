namespace IdentityHub.Consent.Messaging;

/// <summary>What a person says by a single word to a number that sends messages.</summary>
public enum Keyword
{
    /// <summary>No keyword: an ordinary message.</summary>
    None = 0,

    /// <summary>No more messages (47 CFR 64.1200(a)(10): reasonable means of revoking consent).</summary>
    Stop = 1,

    /// <summary>Messages again.</summary>
    Start = 2,

    /// <summary>Who sends, and how to stop.</summary>
    Help = 3,

    /// <summary>Yes to what was asked: the answer to a double opt-in.</summary>
    Confirm = 4,
}
