using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SecondFactor;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>Signs a person in at the hub's own page.</summary>
public sealed class SignIn(PasswordCheck passwords, CodeCheck codes, PasskeyCeremony passkeys, RememberedDevices remembered, SignInSteps steps)
{
    /// <summary>With e-mail address and password. The answer and its timing don't tell whether the account exists.</summary>
    public async Task<SignInResult> PasswordAsync(HttpContext http, string email, string password, CancellationToken cancellation)
    {
        var (user, refused) = await passwords.VerifyAsync(http, email, password, cancellation);
        return SignInMeter.Count(SignInMethods.Password, user is null ? refused! : await steps.AdvanceAsync(http, user, [SignInMethods.Password], cancellation));
    }

    /// <summary>With a passkey that verified its user: two factors in one. A passkey that isn't known, or an answer to no challenge of this browser, is refused.</summary>
    public async Task<SignInResult> PasskeyAsync(HttpContext http, string ticket, string credential, CancellationToken cancellation) =>
        SignInMeter.Count("passkey", await passkeys.VerifyAsync(http, ticket, credential, null, cancellation) is { } proof
            ? await steps.AdvanceAsync(http, proof.User, proof.Methods, cancellation)
            : new SignInResult.Refused());

    /// <summary>The second step, with a code of the authenticator or of the recovery list.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="pending">The sign-in that waits for it.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="remember">True: don't ask in this browser again for a month. Staff are asked nevertheless.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<SignInResult> CodeAsync(HttpContext http, OpenSignIn pending, string code, bool remember, CancellationToken cancellation)
    {
        if (await codes.VerifyAsync(http, pending.User, code, cancellation) is { } refused)
            return SignInMeter.Count(SignInMethods.OneTimeCode, refused);
        if (remember && !await steps.IsStaffAsync(pending.User.AccountId, cancellation))
            await remembered.RememberAsync(http, pending.User.AccountId, cancellation);
        return SignInMeter.Count(SignInMethods.OneTimeCode, await steps.AdvanceAsync(http, pending.User, SignInMethods.With(pending.Methods, SignInMethods.OneTimeCode), cancellation));
    }

    /// <summary>Goes on after a registration, whose password was typed just now.</summary>
    public Task<SignInResult> AfterRegistrationAsync(HttpContext http, HubUser user, CancellationToken cancellation) =>
        steps.AdvanceAsync(http, user, [SignInMethods.Password], cancellation);
}
