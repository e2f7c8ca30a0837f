namespace IdentityHub.Journeys.WithoutAccount;

/// <summary>Payload of the job that sends a link. The contact point is within the token, encrypted.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Follows">True for a link by which one follows what was asked.</param>
internal sealed record RightsLinkOrder(string Token, bool Follows);
