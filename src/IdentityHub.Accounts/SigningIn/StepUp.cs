using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.Upstream;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>
/// A signed-in person proves who they are once more (RFC 9470): the session gets a new identifier, a new time of authentication and the level of what was proven
/// now, and keeps its relying parties.
/// </summary>
public sealed class StepUp(UserManager<HubUser> users, PasswordCheck passwords, CodeCheck codes, PasskeyCeremony passkeys, Authenticator authenticator, IAuthenticationReach reach, SignInSteps steps,
    UpstreamLinks links, UpstreamProviders providers, SessionDirectory sessions)
{
    /// <summary>
    /// The level that sensitive pages of ours demand: two factors of who protected their account with an authenticator (whose recovery codes help when it is lost)
    /// and of staff; one of others, who may have a passkey for its comfort and lose it.
    /// </summary>
    public async Task<AuthenticationLevel> DemandedAsync(AccountId account, CancellationToken cancellation) =>
        await authenticator.IsEnrolledAsync(account, cancellation) || await steps.IsStaffAsync(account, cancellation)
            ? await reach.HighestAsync(account, cancellation)
            : AuthenticationLevel.One;

    /// <summary>What the person can reach the level with.</summary>
    public async Task<StepUpWays> WaysAsync(HubUser user, AuthenticationLevel level, CancellationToken cancellation)
    {
        var current = await users.FindByIdAsync(user.Id.ToString()) ?? user;
        var code = await authenticator.IsEnrolledAsync(user.AccountId, cancellation);
        var password = current.PasswordHash is not null && (code || level == AuthenticationLevel.One);
        var withCode = code && (password || level == AuthenticationLevel.One);
        return new StepUpWays(password, withCode, (await users.GetPasskeysAsync(current)).Count > 0, await ProvidersAsync(current, level),
            !password && !withCode && level == AuthenticationLevel.One && current.EmailConfirmed && !await steps.IsStaffAsync(user.AccountId, cancellation));
    }

    /// <summary>With password and code, as far as the ways have them.</summary>
    public async Task<SignInResult> WithPasswordAsync(HttpContext http, HubUser user, StepUpWays ways, string password, string code, CancellationToken cancellation)
    {
        IReadOnlyList<string> methods = [];
        if (ways.Password)
        {
            if (await passwords.VerifyOwnAsync(http, user, password, cancellation) is { } refused)
                return SignInMeter.Count("step-up", refused);
            methods = [SignInMethods.Password];
        }
        else
        {
            // Without a password the code stands beside what the session began with (a mailed link, another provider).
            methods = [.. http.User.FindAll("amr").Select(claim => claim.Value).Where(method => method is SignInMethods.Email or UpstreamSignIn.Method)];
        }
        if (ways.Code)
        {
            if (await codes.VerifyAsync(http, user, code, cancellation) is { } refused)
                return SignInMeter.Count("step-up", refused);
            methods = SignInMethods.With(methods, SignInMethods.OneTimeCode);
        }
        return methods.Count == 0 ? new SignInResult.Refused() : await RaiseAsync(http, user, methods, cancellation);
    }

    /// <summary>With one of the account's passkeys.</summary>
    public async Task<SignInResult> WithPasskeyAsync(HttpContext http, HubUser user, string ticket, string credential, CancellationToken cancellation) =>
        await passkeys.VerifyAsync(http, ticket, credential, user.AccountId, cancellation) is { } proof
            ? await RaiseAsync(http, user, proof.Methods, cancellation)
            : SignInMeter.Count("step-up", new SignInResult.Refused());

    /// <summary>A second factor that was set up just now, in a session that was recent, counts for the session as well.</summary>
    public async Task AfterEnrolmentAsync(HttpContext http, HubUser user, IReadOnlyList<string> proven, CancellationToken cancellation)
    {
        IReadOnlyList<string> methods = [.. http.User.FindAll("amr").Select(claim => claim.Value)];
        foreach (var method in proven)
            methods = SignInMethods.With(methods, method);
        await sessions.StartAsync(http, user.AccountId, methods, cancellation);
    }

    private async Task<IReadOnlyList<UpstreamProvider>> ProvidersAsync(HubUser user, AuthenticationLevel level)
    {
        if (providers.All.Count == 0)
            return [];
        var connected = (await links.ListAsync(user)).Select(connection => connection.Provider).ToHashSet(StringComparer.Ordinal);
        return [.. providers.All.Where(provider => connected.Contains(provider.Name) && (level == AuthenticationLevel.One || provider.MayVouchForTwoFactors))];
    }

    private async Task<SignInResult> RaiseAsync(HttpContext http, HubUser user, IReadOnlyList<string> methods, CancellationToken cancellation)
    {
        await sessions.StartAsync(http, user.AccountId, methods, cancellation);
        return SignInMeter.Count("step-up", new SignInResult.SignedIn(user));
    }
}
