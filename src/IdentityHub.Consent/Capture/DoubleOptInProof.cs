namespace IdentityHub.Consent.Capture;

/// <summary>What proves that the owner of an address confirmed. Kept encrypted under the subject's own key.</summary>
/// <param name="TokenHash">SHA-256 of the token in the message, 64 lower-case hexadecimal digits.</param>
/// <param name="SentAt">When the message was handed to the provider.</param>
/// <param name="MessageId">The provider's id of the message; null when it gives none.</param>
public sealed record DoubleOptInProof(string TokenHash, DateTimeOffset SentAt, string? MessageId = null);
