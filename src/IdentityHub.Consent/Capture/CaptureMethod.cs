namespace IdentityHub.Consent.Capture;

/// <summary>How a statement reached us. Numbers are stored: never reuse one.</summary>
public enum CaptureMethod
{
    /// <summary>A form that the person filled in.</summary>
    Form = 1,

    /// <summary>The preference centre or account page.</summary>
    AccountPage = 2,

    /// <summary>Another system told us over the API.</summary>
    Api = 3,

    /// <summary>A service agent wrote down what the person said.</summary>
    Agent = 4,

    /// <summary>A file import.</summary>
    Import = 5,

    /// <summary>A keyword in an inbound message (STOP, START).</summary>
    Keyword = 6,

    /// <summary>An unsubscribe link (RFC 8058).</summary>
    UnsubscribeLink = 7,

    /// <summary>A signal of the browser (Global Privacy Control, a TC string).</summary>
    PrivacySignal = 8,

    /// <summary>The link in a double-opt-in message.</summary>
    ConfirmationLink = 9,

    /// <summary>A message of the person, which opens a session.</summary>
    InboundMessage = 10,

    /// <summary>The preference centre, reached by a signed link without login.</summary>
    PreferenceLink = 11,
}
