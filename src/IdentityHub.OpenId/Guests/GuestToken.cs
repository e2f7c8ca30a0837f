using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Guests;

/// <summary>What a guest's own token says.</summary>
/// <param name="Visitor">Who.</param>
/// <param name="ClientId">The storefront that it was given to; good there only.</param>
/// <param name="ExpiresAt">Its end.</param>
public sealed record GuestToken(VisitorId Visitor, string ClientId, DateTimeOffset ExpiresAt);
