namespace IdentityHub.Samples;

/// <summary>What a site that knows guests does when one of them signs in.</summary>
internal interface IGuestHandover
{
    /// <summary>The visitor's own token, to be shown to the hub with the code; null for a visitor without one.</summary>
    string? TokenOf(HttpContext http);

    /// <summary>The hub has made the guest's records the person's: the site does the same with its own.</summary>
    void Claimed(HttpContext http, string visitor, string subject);
}
