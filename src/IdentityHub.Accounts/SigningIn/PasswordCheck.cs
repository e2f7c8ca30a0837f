using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Passwords;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>Checks e-mail address and password. Whether or not the account exists, is closed or has a password: the same lookups, one hash, the same answer.</summary>
public sealed class PasswordCheck(IAccountStore accounts, UserManager<HubUser> users, HashingQueue queue, Argon2PasswordHasher hasher, DecoyHash decoy, ILookupNormalizer normalizer,
    Attempts attempts, IUnitOfWork unit, TimeProvider time)
{
    private const int LongestEmail = 254;
    private const string Act = "password";

    /// <summary>The account when both are right; otherwise what to say.</summary>
    public async Task<(HubUser? User, SignInResult? Refused)> VerifyAsync(HttpContext http, string email, string password, CancellationToken cancellation)
    {
        if (email.Length > LongestEmail || password.Length > PasswordRules.MaximumLength)
            return (null, new SignInResult.Refused());
        using var place = queue.TryEnter();
        if (place is null)
            return (null, new SignInResult.Busy(HashingQueue.RetryAfter));
        var name = normalizer.NormalizeEmail(email.Trim());
        var wait = await attempts.TakeAsync(http, Act, name, AttemptRules.Passwords, cancellation);
        if (wait > TimeSpan.Zero)
            return (null, new SignInResult.TryLater(wait));

        var user = await accounts.FindByEmailAsync(name, cancellation);
        var hash = user is { PasswordHash: { } kept } && user.MaySignIn(time.UtcNow()) ? kept : decoy.Hash;
        var verdict = await hasher.VerifyAsync(place, hash, password, cancellation);
        if (verdict == PasswordVerificationResult.Failed || user is null || hash == decoy.Hash)
            return (null, new SignInResult.Refused());

        await attempts.SucceededAsync(http, Act, name, AttemptRules.Passwords, cancellation);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            await RehashAsync(place, user, password, cancellation);
        return (user, null);
    }

    /// <summary>Checks the password of the person who is signed in; null when it is right, otherwise what to say.</summary>
    public async Task<SignInResult?> VerifyOwnAsync(HttpContext http, HubUser user, string password, CancellationToken cancellation)
    {
        using var place = queue.TryEnter();
        if (place is null)
            return new SignInResult.Busy(HashingQueue.RetryAfter);
        var name = user.NormalizedEmail ?? user.Id.ToString();
        var wait = await attempts.TakeAsync(http, Act, name, AttemptRules.Passwords, cancellation);
        if (wait > TimeSpan.Zero)
            return new SignInResult.TryLater(wait);
        if (password.Length > PasswordRules.MaximumLength || await accounts.FindAsync(user.AccountId, cancellation) is not { PasswordHash: { } hash }
            || await hasher.VerifyAsync(place, hash, password, cancellation) == PasswordVerificationResult.Failed)
            return new SignInResult.Refused();
        await attempts.SucceededAsync(http, Act, name, AttemptRules.Passwords, cancellation);
        return null;
    }

    private async Task RehashAsync(HashingPlace place, HubUser user, string password, CancellationToken cancellation)
    {
        var hash = await hasher.HashAsync(place, password, cancellation);
        await unit.ExecuteAsync(async (_, _) =>
        {
            if (await users.FindByIdAsync(user.Id.ToString()) is { } current && current.PasswordHash == user.PasswordHash)
            {
                current.PasswordHash = hash;
                await users.UpdateAsync(current);
            }
            return true;
        }, cancellation);
    }
}
