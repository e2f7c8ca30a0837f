using IdentityHub.Accounts.Upstream;

namespace IdentityHub.Web.Upstream;

/// <summary>The question whether a provider's identity shall sign in to this account from now on.</summary>
/// <param name="ProviderName">The provider, as people call it.</param>
/// <param name="Identity">Who it said that the person is.</param>
/// <param name="Account">The account's name.</param>
/// <param name="Email">Its address.</param>
public sealed record ConfirmModel(string ProviderName, UpstreamIdentity Identity, string Account, string? Email);
