using IdentityHub.Accounts.Upstream;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>How a signed-in person can prove who they are once more.</summary>
/// <param name="Password">With their password.</param>
/// <param name="Code">With a code of their authenticator.</param>
/// <param name="Passkey">With a passkey.</param>
/// <param name="Providers">By signing in anew at one of these, which the account is connected with.</param>
/// <param name="MailedLink">By a link to their address, when there is neither password nor code.</param>
public sealed record StepUpWays(bool Password, bool Code, bool Passkey, IReadOnlyList<UpstreamProvider> Providers, bool MailedLink)
{
    /// <summary>False when the person has to sign out and in again.</summary>
    public bool Any => Password || Code || Passkey || Providers.Count > 0 || MailedLink;
}
