namespace IdentityHub.Consent.Unsubscribing;

/// <summary>What a sender puts into a message so that mail programs offer unsubscribing by themselves.</summary>
/// <param name="Link">The address of the page, which also takes the one-click POST.</param>
/// <param name="PreferenceCentre">The address of the preference centre for this person, without signing in.</param>
public sealed record UnsubscribeHeaders(Uri Link, Uri PreferenceCentre)
{
    /// <summary>Value of the header <c>List-Unsubscribe</c> (RFC 2369 §3.2).</summary>
    public string ListUnsubscribe => $"<{Link.AbsoluteUri}>";

    /// <summary>Value of the header <c>List-Unsubscribe-Post</c> (RFC 8058 §3.1). Both have to be covered by the message's DKIM signature.</summary>
    public static string ListUnsubscribePost => "List-Unsubscribe=One-Click";
}
