namespace IdentityHub.Accounts.Upstream;

/// <summary>A provider that an account is connected with.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="DisplayName">What people call it.</param>
/// <param name="Key">The person there, see <see cref="UpstreamIdentity"/>.</param>
public sealed record UpstreamConnection(string Provider, string DisplayName, string Key);
