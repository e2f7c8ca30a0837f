namespace IdentityHub.Accounts.Tickets;

/// <summary>What a sealed ticket held.</summary>
/// <param name="Id">Its number, under which it is used up.</param>
/// <param name="ExpiresAt">Its end.</param>
/// <param name="Content">What it says.</param>
public sealed record Ticket<T>(Guid Id, DateTimeOffset ExpiresAt, T Content);
