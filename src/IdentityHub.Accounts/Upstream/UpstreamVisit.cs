namespace IdentityHub.Accounts.Upstream;

/// <summary>Somebody who came back from a provider and has no account yet, as it travels sealed with the browser.</summary>
/// <param name="Identity">Who the provider says that they are.</param>
/// <param name="ReturnUrl">Where they wanted to go.</param>
/// <param name="At">When they came back.</param>
public sealed record UpstreamVisit(UpstreamIdentity Identity, string ReturnUrl, DateTimeOffset At);
