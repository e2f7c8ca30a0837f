using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Upstream;

/// <summary>
/// Signs in who comes from an upstream provider. An identity that is new here is connected by itself only with an account that has proven the very address which the
/// provider has verified, and never with a staff member's: an address that somebody merely claimed here would let a stranger's account take its owner in
/// (pre-hijacking), and one that the provider merely heard of would let a stranger in.
/// </summary>
public sealed class UpstreamSignIn(UpstreamLinks links, IAccountStore accounts, ILookupNormalizer normalizer, SignInSteps steps, TimeProvider time)
{
    /// <summary>The <c>amr</c> value of a sign-in that another provider vouches for.</summary>
    public const string Method = "fed";

    /// <summary>How far two honest clocks may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Signs in, or says why not.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="identity">Who the provider says that they are.</param>
    /// <param name="freshSince">The person must have proven themself after this instant; null: whenever.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<UpstreamAnswer> AnswerAsync(HttpContext http, UpstreamIdentity identity, DateTimeOffset? freshSince, CancellationToken cancellation)
    {
        if (freshSince is { } since && !(identity.AuthenticatedAt >= since - Skew))
            return new UpstreamAnswer.Stale();
        var user = await links.FindAsync(identity) ?? await ConnectByAddressAsync(identity, cancellation);
        if (user is null)
            return new UpstreamAnswer.Unknown();
        return new UpstreamAnswer.Known(SignInMeter.Count(Method, user.MaySignIn(time.UtcNow())
            ? await steps.AdvanceAsync(http, user, MethodsOf(identity), cancellation, AuthenticatedAt(identity, freshSince))
            : new SigningIn.SignInResult.Refused()));
    }

    /// <summary>Goes on after an account was made for the visitor.</summary>
    public Task<SigningIn.SignInResult> AfterRegistrationAsync(HttpContext http, HubUser user, UpstreamIdentity identity, CancellationToken cancellation) =>
        steps.AdvanceAsync(http, user, MethodsOf(identity), cancellation, AuthenticatedAt(identity, null));

    private static IReadOnlyList<string> MethodsOf(UpstreamIdentity identity) => identity.TwoFactors ? [Method, AuthenticationContext.MultipleFactors] : [Method];

    // When the provider doesn't say when the person signed in there, what is known is that it vouches for them now.
    private DateTimeOffset AuthenticatedAt(UpstreamIdentity identity, DateTimeOffset? freshSince)
    {
        var now = time.UtcNow();
        var at = identity.AuthenticatedAt is { } said && said < now ? said : now;
        return freshSince is { } since && at <= since ? since.AddMilliseconds(1) : at;
    }

    private async Task<HubUser?> ConnectByAddressAsync(UpstreamIdentity identity, CancellationToken cancellation)
    {
        if (identity is not { Email: { } email, EmailVerified: true }
            || await accounts.FindByEmailAsync(normalizer.NormalizeEmail(email), cancellation) is not { EmailConfirmed: true, ClosedAt: null } owner
            || (await accounts.RolesAsync(owner.AccountId, cancellation)).Count > 0)
            return null;
        return (await links.ConnectAsync(owner.AccountId, identity, "address verified on both sides", cancellation)).Succeeded(out _, out _) ? owner : null;
    }
}
