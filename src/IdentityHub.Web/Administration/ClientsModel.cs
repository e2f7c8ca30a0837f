using IdentityHub.OpenId.Clients;

namespace IdentityHub.Web.Administration;

/// <summary>The list of clients.</summary>
/// <param name="Clients">By id.</param>
public sealed record ClientsModel(IReadOnlyList<RegisteredClient> Clients);
