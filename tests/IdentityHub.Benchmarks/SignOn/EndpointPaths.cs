namespace IdentityHub.Benchmarks.SignOn;

/// <summary>Where a provider's endpoints are.</summary>
internal sealed record EndpointPaths(string Authorize, string Token, string UserInfo, string Introspect);
