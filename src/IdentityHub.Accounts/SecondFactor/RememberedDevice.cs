namespace IdentityHub.Accounts.SecondFactor;

/// <summary>A browser in which an account isn't asked for its second factor.</summary>
/// <param name="Id">Names it on the account page; opens nothing.</param>
/// <param name="Description">Browser and system.</param>
/// <param name="Network">Truncated address at the time, or null.</param>
/// <param name="RememberedAt">Since when.</param>
/// <param name="LastUsedAt">Last sign-in that relied on it.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record RememberedDevice(Guid Id, string Description, string? Network, DateTimeOffset RememberedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt);
