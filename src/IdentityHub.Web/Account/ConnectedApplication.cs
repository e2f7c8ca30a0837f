using IdentityHub.OpenId.Clients;

namespace IdentityHub.Web.Account;

/// <summary>An application that the person uses with their account.</summary>
/// <param name="Client">The application.</param>
/// <param name="Scopes">What it may learn and do.</param>
/// <param name="AllowedAt">When the person allowed it; null for the company's own applications, which don't ask.</param>
/// <param name="SignedIn">True while the person is signed in there.</param>
public sealed record ConnectedApplication(ClientDefinition Client, IReadOnlyList<string> Scopes, DateTimeOffset? AllowedAt, bool SignedIn);
