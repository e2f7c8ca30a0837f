using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Subjects;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>
/// Sends the person to a page until the request's <c>prompt</c>, <c>max_age</c> and <c>id_token_hint</c> are met (Core §3.1.2.1, §3.1.2.3;
/// Initiating User Registration 1.0). What was asked for is met by a sign-in after the request came first, which only the sealed ticket tells:
/// editing the address afterwards makes another request.
/// </summary>
internal sealed class RequireSignIn(SignInDetour detour, KnownSubject subjects, TimeProvider time) : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public const int Order = ReadBrowser.Order + 1_000;

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var visit = AuthorizationVisit.Of(context.Transaction);
        var request = context.Request;
        var silent = request.HasPromptValue(PromptValues.None);
        if (silent && request.GetPromptValues().Length > 1)
        {
            context.Reject(Errors.InvalidRequest, "prompt=none stands alone.");
            return;
        }

        // OpenIddict passes over a hint that it can't verify; what was altered is refused, what only expired is not (Core §3.1.2.2).
        if (!string.IsNullOrEmpty(request.IdTokenHint) && context.IdentityTokenHintPrincipal is null)
        {
            context.Reject(Errors.InvalidRequest, "The id_token_hint is not of this issuer.");
            return;
        }

        var otherPerson = context.IdentityTokenHintPrincipal is { } hint && !await subjects.IsAsync(hint, visit.Account, context.CancellationToken)
            || visit.Claims.IdToken.GetValueOrDefault(Claims.Subject) is { Values: { Count: > 0 } wanted }
                && !(visit.Account is { } account && wanted.Contains(await subjects.ShownAsync(request.ClientId!, account, context.CancellationToken)));
        var tooOld = visit.Session is { } session && request.MaxAge is { } age && (time.UtcNow() - session.AuthenticatedAt).TotalSeconds > age;
        if (silent)
        {
            if (visit.Session is null || otherPerson || tooOld)
                context.Reject(Errors.LoginRequired, "The person must sign in.");
            return;
        }

        if (visit.SignedInSince)
        {
            if (otherPerson)
                context.Reject(Errors.LoginRequired, "Another person signed in than the one that was asked for.");
            return;
        }

        // Whoever registers through an upstream provider may have proven themself there earlier.
        var registers = request.HasPromptValue("create") && !visit.BegunSince;
        var mustSignIn = visit.Session is null || otherPerson || tooOld || registers || request.HasPromptValue(PromptValues.Login);
        var maySelect = !mustSignIn && request.HasPromptValue(PromptValues.SelectAccount) && !visit.AnsweredAtLeast(FlowAnswer.Continued);
        if (mustSignIn || maySelect)
            detour.Take(context, registers ? "/register" : "/sign-in", maySelect);
    }
}
