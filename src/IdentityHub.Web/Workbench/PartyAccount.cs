using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Web.Workbench;

/// <summary>An account that a party holds, and where it is signed in.</summary>
/// <param name="Account">The account.</param>
/// <param name="CreatedAt">Since when it is there.</param>
/// <param name="Closed">True when its owner closed it.</param>
/// <param name="Sessions">Browsers in which it is signed in.</param>
public sealed record PartyAccount(AccountId Account, DateTimeOffset CreatedAt, bool Closed, IReadOnlyList<HubSession> Sessions);
