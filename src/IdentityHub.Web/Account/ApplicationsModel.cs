using IdentityHub.OpenId.Clients;

namespace IdentityHub.Web.Account;

/// <summary>The page of connected applications.</summary>
/// <param name="Clients">Applications in which the person is signed in through the hub now.</param>
public sealed record ApplicationsModel(IReadOnlyList<RegisteredClient> Clients);
