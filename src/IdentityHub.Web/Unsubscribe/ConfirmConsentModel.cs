namespace IdentityHub.Web.Unsubscribe;

/// <summary>The page behind a double-opt-in link.</summary>
/// <param name="Token">From the link.</param>
/// <param name="State">Asked, Done or LinkInvalid.</param>
/// <param name="Title">What is agreed to; null for a link that isn't good.</param>
/// <param name="Body">The sentence that is agreed to.</param>
public sealed record ConfirmConsentModel(string Token, string State, string? Title, string? Body);
