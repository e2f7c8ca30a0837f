namespace IdentityHub.Journeys.Registration;

/// <summary>What the person saw and where from.</summary>
/// <param name="Form">Id of the form, for example <c>register</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Locale">The language it was shown in.</param>
/// <param name="TextHash">SHA-256 of the rendered text, 64 lower-case hexadecimal digits.</param>
/// <param name="RemoteAddress">The browser's address; kept truncated.</param>
/// <param name="UserAgent">The browser's user agent; kept as a class.</param>
public sealed record FormEvidence(string Form, string Version, string Locale, string TextHash, string? RemoteAddress, string? UserAgent);
