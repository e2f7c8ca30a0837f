namespace IdentityHub.OpenId.Prompts;

/// <summary>What the signed-out page does.</summary>
/// <param name="Frames">Addresses of relying parties to load in hidden frames, each with <c>iss</c> and <c>sid</c> (Front-Channel Logout 1.0 §3).</param>
/// <param name="GoOnTo">The relying party's registered address to go on to; null to stay.</param>
public sealed record SignedOutAnswer(IReadOnlyList<Uri> Frames, string? GoOnTo)
{
    /// <summary>The origins of the frames, each once: what the page's policy allows to be framed and nothing else.</summary>
    public IReadOnlyList<string> Origins { get; } = [.. Frames.Select(frame => frame.GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.Ordinal)];
}
