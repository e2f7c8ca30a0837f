using IdentityHub.Accounts.SecondFactor;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>Takes a code of the authenticator or of the recovery list, with a limit on tries.</summary>
public sealed class CodeCheck(Authenticator authenticator, RecoveryCodes recovery, Attempts attempts)
{
    private const string Act = "code";

    /// <summary>Null when the code was right and is used up; otherwise what to say.</summary>
    public async Task<SignInResult?> VerifyAsync(HttpContext http, HubUser user, string code, CancellationToken cancellation)
    {
        var name = user.NormalizedEmail ?? user.Id.ToString();
        var wait = await attempts.TakeAsync(http, Act, name, AttemptRules.Codes, cancellation);
        if (wait > TimeSpan.Zero)
            return new SignInResult.TryLater(wait);
        var account = user.AccountId;
        if (code.Length > 40 || !(await authenticator.VerifyAsync(account, code, cancellation) || await recovery.UseAsync(account, code, cancellation)))
            return new SignInResult.Refused();
        await attempts.SucceededAsync(http, Act, name, AttemptRules.Codes, cancellation);
        return null;
    }
}
