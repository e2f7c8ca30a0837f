using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Passwords;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>Signs a person in at the hub's own page.</summary>
public sealed class SignIn(IAccountStore accounts, UserManager<HubUser> users, IPasswordHasher<HubUser> hasher, DecoyHash decoy, ILookupNormalizer normalizer,
    AttemptThrottle throttle, KnownDevice device, SessionDirectory sessions, IUnitOfWork unit)
{
    private const int LongestEmail = 254;

    /// <summary>
    /// With e-mail address and password. Whether or not the account exists, is closed or has a password: the same lookups, one hash, the same answer.
    /// </summary>
    public async Task<SignInResult> PasswordAsync(HttpContext http, string email, string password, CancellationToken cancellation) =>
        SignInMeter.Count(await TryAsync(http, email, password, cancellation));

    /// <summary>Begins the session of a person who has just registered.</summary>
    public async Task AfterRegistrationAsync(HttpContext http, HubUser user, CancellationToken cancellation)
    {
        if (user.NormalizedEmail is { } name)
            device.Remember(http, name);
        await sessions.StartAsync(http, user.AccountId, ["pwd"], cancellation);
    }

    private async Task<SignInResult> TryAsync(HttpContext http, string email, string password, CancellationToken cancellation)
    {
        if (email.Length > LongestEmail || password.Length > PasswordRules.MaximumLength)
            return new SignInResult.Refused();
        var name = normalizer.NormalizeEmail(email.Trim());
        var network = BrowserDescription.Network(http.Connection.RemoteIpAddress) ?? "";
        var known = device.Recognise(http, name);
        (string Key, ThrottleRule Rule)[] counted = known is not null
            ? [($"device {known} {name}", ThrottleRule.KnownDevice)]
            : [($"network {network}", ThrottleRule.Network), ($"account {name} at {network}", ThrottleRule.AccountAtNetwork), ($"account {name}", ThrottleRule.AccountAnywhere)];
        var wait = await throttle.TakeAsync(counted, cancellation);
        if (wait > TimeSpan.Zero)
            return new SignInResult.TryLater(wait);

        var user = await accounts.FindByEmailAsync(name, cancellation);
        var hash = user is { ClosedAt: null, PasswordHash: { } kept } ? kept : decoy.Hash;
        var verdict = hasher.VerifyHashedPassword(user ?? new HubUser(), hash, password);
        if (verdict == PasswordVerificationResult.Failed || user is null || hash == decoy.Hash)
            return new SignInResult.Refused();

        foreach (var (key, rule) in counted)
        {
            if (rule == ThrottleRule.AccountAtNetwork || rule == ThrottleRule.KnownDevice)
                await throttle.ClearAsync(key, cancellation);
            else
                await throttle.GiveBackAsync(key, cancellation);
        }
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            await RehashAsync(user, password, cancellation);
        device.Remember(http, name);
        await sessions.StartAsync(http, user.AccountId, ["pwd"], cancellation);
        return new SignInResult.SignedIn(user);
    }

    private async Task RehashAsync(HubUser user, string password, CancellationToken cancellation)
    {
        var hash = hasher.HashPassword(user, password);
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
