namespace IdentityHub.Consent.Privacy;

/// <summary>How far a request is. Numbers are stored: never reuse one.</summary>
public enum PrivacyRequestState
{
    /// <summary>Waits for the privacy officer.</summary>
    Open = 1,

    /// <summary>Approved; done when its day comes, until which it may be taken back.</summary>
    Scheduled = 2,

    /// <summary>Being done: there is no way back.</summary>
    Running = 3,

    /// <summary>Done, with a certificate.</summary>
    Completed = 4,

    /// <summary>Refused by the privacy officer, with a reason.</summary>
    Rejected = 5,

    /// <summary>Taken back by the person.</summary>
    Cancelled = 6,
}
