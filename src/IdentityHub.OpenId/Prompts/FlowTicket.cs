namespace IdentityHub.OpenId.Prompts;

/// <summary>What the hub knows of a request that it interrupted for a page. Travels encrypted with the browser, not in the database.</summary>
/// <param name="StartedAt">When the request came first; a sign-in after it is fresh.</param>
/// <param name="Request">Hash of the request's parameters: a ticket is good for its own request only.</param>
/// <param name="Answer">What the person answered since.</param>
/// <param name="Session">The session in which they answered.</param>
internal sealed record FlowTicket(DateTimeOffset StartedAt, string Request, FlowAnswer Answer, string? Session)
{
    /// <summary>What the sign-in page shows; null when the request isn't one for it.</summary>
    public SignInTicket? SignIn { get; init; }

    /// <summary>Origin of the window that waits for the answer of an embedded request; null for any other.</summary>
    public string? EmbedOrigin { get; init; }

    /// <summary>What the signed-out page does; null before.</summary>
    public SignedOutTicket? SignedOut { get; init; }

    /// <summary>What the consent page asks; null when it isn't.</summary>
    public ConsentTicket? Consent { get; init; }
}
