namespace IdentityHub.Journeys.Registration;

/// <summary>A box that was ticked.</summary>
/// <param name="PurposeId">The purpose, for example <c>newsletter</c>.</param>
/// <param name="Channel">The channel in lower case, for example <c>email</c>.</param>
public sealed record TickedConsent(string PurposeId, string Channel);
