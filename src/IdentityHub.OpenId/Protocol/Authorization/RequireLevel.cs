using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Prompts;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>
/// Step-up (RFC 9470 §4, Core §5.5.1.1): a person whose session isn't as sure as the relying party wants is sent to prove more, if they have what
/// it takes. A voluntary wish that can't be met is passed over, an essential one fails: never a lesser token instead.
/// </summary>
internal sealed class RequireLevel(IAuthenticationReach reach, SignInDetour detour) : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public const int Order = RequireSignIn.Order + 500;

    /// <summary>OpenID Connect Core Unmet Authentication Requirements 1.0 §2.</summary>
    public const string Unmet = "unmet_authentication_requirements";

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var visit = AuthorizationVisit.Of(context.Transaction);
        var (wanted, session) = (visit.Level, visit.Session!);
        if (session.Level >= wanted.Wanted && wanted.CanBeMet)
            return;
        var fails = wanted.AnswerFor(session.Level) is null;
        if (!wanted.CanBeMet || visit.AnsweredAtLeast(FlowAnswer.WithoutStepUp) || await reach.HighestAsync(session.Account, context.CancellationToken) < wanted.Wanted)
        {
            if (fails)
                context.Reject(Unmet, "The authentication that was asked for can't be reached.");
        }
        else if (!context.Request.HasPromptValue(PromptValues.None))
        {
            detour.Take(context, "/step-up", mayContinue: !wanted.Essential);
        }
        else if (fails)
        {
            context.Reject(Errors.LoginRequired, "The person must step up.");
        }
    }
}
