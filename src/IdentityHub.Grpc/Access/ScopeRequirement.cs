using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Access;

/// <summary>The access token has one of these scopes.</summary>
/// <param name="AnyOf">The scopes, the usual one first.</param>
internal sealed record ScopeRequirement(params string[] AnyOf) : IAuthorizationRequirement;
