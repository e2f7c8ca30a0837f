namespace IdentityHub.Consent.Capture;

/// <summary>What proves a statement (GDPR Art. 7(1)). Kept encrypted under the subject's own key.</summary>
/// <param name="Form">Name of the form or screen; null when there was none.</param>
/// <param name="TextVersion">Version of the text shown.</param>
/// <param name="Locale">Language of the text shown, BCP 47.</param>
/// <param name="TextHash">SHA-256 of the rendered text, 64 lower-case hexadecimal digits.</param>
/// <param name="TruncatedAddress">IP address without its last part (IPv4 /24, IPv6 /48).</param>
/// <param name="UserAgentClass">For example <c>Firefox on Linux</c>; never the whole header.</param>
/// <param name="Signal">Raw GPC or TC string.</param>
/// <param name="Proof">The message that a double opt-in rests on.</param>
public sealed record ConsentEvidence(
    string? Form = null,
    int? TextVersion = null,
    string? Locale = null,
    string? TextHash = null,
    string? TruncatedAddress = null,
    string? UserAgentClass = null,
    string? Signal = null,
    DoubleOptInProof? Proof = null)
{
    /// <summary>No evidence at hand.</summary>
    public static ConsentEvidence None { get; } = new();
}
