using System.Globalization;
using System.Security.Claims;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Accounts.Upstream;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Security;
using IdentityHub.Web.SignIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace IdentityHub.Web.Upstream;

/// <summary>To a provider and back. Starting is a link, for Chromium holds <c>form-action</c> against every redirect that follows a form, and only the provider knows its own.</summary>
internal static class UpstreamEndpoints
{
    /// <summary>Query parameter that says on the sign-in page what went wrong.</summary>
    public const string FailedParameter = "upstream";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The longest return address that may travel to a provider and back.</summary>
    public const int LongestReturnUrl = 2_400;

    public static void Map(IEndpointRouteBuilder pages)
    {
        if (pages.ServiceProvider.GetRequiredService<UpstreamProviders>().All.Count == 0)
            return;
        pages.MapGet("/sign-in/upstream/{provider}", StartAsync);
        pages.MapGet("/callback/upstream/{provider}", ReturnAsync);
        FinishEndpoints.Map(pages);
    }

    /// <summary>Where signing in with a provider begins.</summary>
    public static string AddressOf(string provider, string returnUrl) => SignInEndpoints.AddressFor($"/sign-in/upstream/{provider}", returnUrl);

    /// <summary>Where a signed-in person begins to prove themself once more with a provider.</summary>
    public static string ProofAddressOf(string provider, string returnUrl) => QueryHelpers.AddQueryString(AddressOf(provider, returnUrl), "confirm", "yes");

    private static async Task<IResult> StartAsync(HttpContext http, string provider, UpstreamProviders providers, UpstreamTickets tickets, SignInPrompt prompt, TimeProvider time,
        string? returnUrl, string? connect, string? confirm, CancellationToken cancellation)
    {
        if (providers.Find(provider) is not { } known)
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        if (question.ReturnUrl.Length > LongestReturnUrl)
            return ErrorAnswer.Show("StaleRequest", StatusCodes.Status400BadRequest);
        var connects = connect is not null && http.User.SessionId() is { } session && tickets.IsPermitted(http, session, connect) ? http.User.AccountId()?.ToString() : null;
        if (connect is not null && connects is null)
            return new SeeOther("/account/connections");
        var proves = confirm is not null ? http.User.AccountId()?.ToString() : null;
        if (confirm is not null && proves is null)
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));

        var freshSince = proves is null ? question.FreshSince : time.GetUtcNow();
        var properties = new UpstreamState(question.ReturnUrl, freshSince, connects, proves).ToProperties(provider);
        if (question.Level == AuthenticationLevel.Two && known.TwoFactorAcrValues.Count > 0)
            properties.SetParameter("acr_values", string.Join(' ', known.TwoFactorAcrValues));
        if (question.LoginHint is { } hint)
            properties.Items[OpenIddictClientAspNetCoreConstants.Properties.LoginHint] = hint;
        if (freshSince is { } since)
        {
            // max_age makes auth_time a duty of the provider (Core §2), by which prompt=login is believed.
            var age = time.GetUtcNow() - since;
            properties.SetParameter("max_age", (long)Math.Max(0, age.TotalSeconds));
            properties.SetParameter("prompt", "login");
        }
        return Results.Challenge(properties, [OpenIddictClientAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static async Task<IResult> ReturnAsync(
        HttpContext http, string provider, UpstreamProviders providers, UpstreamSignIn signIn, UpstreamLinks links, UpstreamTickets tickets, TimeProvider time, CancellationToken cancellation)
    {
        var answer = await http.AuthenticateAsync(OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
        var validation = http.Features.Get<OpenIddictClientAspNetCoreFeature>()?.Transaction?.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!);
        var state = UpstreamState.Read(validation?.Properties ?? []);
        if (!answer.Succeeded || providers.Find(provider) is not { } known || answer.Properties.Items[OpenIddictClientAspNetCoreConstants.Properties.ProviderName] != provider
            || HasExpired(validation?.BackchannelIdentityTokenPrincipal, time.GetUtcNow())
            || UpstreamIdentity.Read(known, answer.Principal) is not { } identity)
            return Back(state, http.GetOpenIddictClientResponse()?.Error == "access_denied" ? "Cancelled" : "Error");

        if (state.Connects is { } account)
        {
            if (http.User.AccountId() is not { } signedIn || signedIn.ToString() != account)
                return new SeeOther("/account/connections");
            var connected = await links.ConnectAsync(signedIn, identity, "by the signed-in person", cancellation);
            return new SeeOther(connected.Succeeded(out _, out _) ? "/account/connections?done=connected" : "/account/connections?done=taken");
        }
        // Somebody else's answer proves nothing of who is signed in here.
        if (state.Proves is { } owner && (http.User.AccountId()?.ToString() != owner || (await links.FindAsync(identity))?.AccountId.ToString() != owner))
            return Back(state, "Other");
        switch (await signIn.AnswerAsync(http, identity, state.FreshSince, cancellation))
        {
            case UpstreamAnswer.Known { Result: SignInResult.SignedIn }:
                return new SeeOther(state.ReturnUrl);
            case UpstreamAnswer.Known { Result: SignInResult.Pending pending }:
                return new SeeOther(SignInAnswer.AddressOf(pending.Step, state.ReturnUrl));
            case UpstreamAnswer.Unknown:
                tickets.Keep(http, identity, state.ReturnUrl);
                return new SeeOther("/sign-in/upstream");
            case UpstreamAnswer.Stale:
                return Back(state, "Stale");
            default:
                return Back(state, "Refused");
        }
    }

    // OpenIddict leaves that to its host, who may have kept the token for long (Core §3.1.3.7, rule 9).
    private static bool HasExpired(ClaimsPrincipal? idToken, DateTimeOffset now) => 
        idToken is not null && (!long.TryParse(idToken.GetClaim("exp"), CultureInfo.InvariantCulture, out var end) || DateTimeOffset.FromUnixTimeSeconds(end) + Skew < now);

    private static SeeOther Back(UpstreamState state, string reason) => state.Connects is null
        ? new SeeOther(QueryHelpers.AddQueryString(SignInEndpoints.AddressFor(state.Proves is null ? "/sign-in" : "/step-up", state.ReturnUrl), FailedParameter, reason))
        : new SeeOther("/account/connections");
}
