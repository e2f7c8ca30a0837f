using System.Security.Claims;
using System.Text.Json.Nodes;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>
/// Whether this client may exchange this person's token for what it asks (RFC 8693 §2.1): a token that was meant for it, for an audience that its
/// policy names, for no scope that the token lacks, with an actor that the token allows. OpenIddict has verified both tokens before, with the
/// deny list and the family's state.
/// </summary>
internal sealed class CheckExchange(ClientDirectory clients) : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Exchange.ValidateAuthorizedParty.Descriptor.Order - 100;

    /// <summary>Scopes that belong to the sign-in and not to what an API may be told.</summary>
    private static readonly string[] OfSignIn = [Scopes.OpenId, Scopes.OfflineAccess];

    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (!context.Request.IsTokenExchangeGrantType())
            return;
        var clientId = context.ClientId!;
        if (await clients.FindAsync(clientId, context.CancellationToken) is not { Definition: { Exchange: { } policy } client } || context.SubjectTokenPrincipal is not { } subject)
            context.Reject(Errors.UnauthorizedClient, "The client may not exchange tokens.");
        else if (!GrantPrincipal.IsPerson(subject, out _) || !IsMeantFor(subject, client))
            context.Reject(Errors.InvalidGrant, "The subject_token isn't one that this client may exchange.");
        else if (context.ActorTokenPrincipal is { } actorToken && !actorToken.HasPresenter(clientId) && actorToken.GetClaim(Claims.ClientId) != clientId)
            context.Reject(Errors.InvalidGrant, "The actor_token isn't the client's.");
        else if (Audiences(context.Request, policy) is not { Count: > 0 } audiences)
            context.Reject(Errors.InvalidTarget, "The client may not ask for this audience.");
        else if (ScopesFor(context.Request, subject, client) is not { } scopes)
            context.Reject(Errors.InvalidScope, "The subject_token doesn't have this scope.");
        else if (Decide(context, subject, policy, audiences, scopes) is { } decision)
            Allow(context, subject, decision);
    }

    /// <summary>Its own people's token, or one for an API that it serves.</summary>
    private static bool IsMeantFor(ClaimsPrincipal subject, ClientDefinition client) =>
        subject.HasPresenter(client.ClientId) || subject.GetClaim(Claims.ClientId) == client.ClientId || subject.GetAudiences().Any(client.ServesAudiences.Contains);

    /// <summary>What is asked for by <c>audience</c> and <c>resource</c>, or all of a policy with one; null when anything isn't allowed or nothing is named.</summary>
    private static List<string>? Audiences(OpenIddictRequest request, TokenExchangePolicy policy)
    {
        var asked = request.GetAudiences().Concat(request.GetResources()).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count == 0)
            return policy.Audiences.Count == 1 ? [policy.Audiences[0]] : null;
        return asked.All(policy.Audiences.Contains) ? asked : null;
    }

    private static IReadOnlyList<string>? ScopesFor(OpenIddictRequest request, ClaimsPrincipal subject, ClientDefinition client)
    {
        var had = subject.GetScopes();
        var asked = request.GetScopes();
        if (asked.Length > 0)
            return asked.All(scope => had.Contains(scope) && scope != Scopes.OfflineAccess) ? [.. asked] : null;
        return [.. had.Where(scope => !OfSignIn.Contains(scope) && client.Scopes.Contains(scope))];
    }

    private static ExchangeDecision? Decide(ValidateTokenRequestContext context, ClaimsPrincipal subject, TokenExchangePolicy policy, IReadOnlyList<string> audiences, IReadOnlyList<string> scopes)
    {
        // Without an actor's token the client itself acts, unless its policy lets it speak as the person.
        var actor = context.ActorTokenPrincipal is null && policy.MayImpersonate ? null : Actors.Of(context.ActorTokenPrincipal, context.ClientId!);
        if (!Actors.Allows(Actors.Read(subject, Actors.MayAct), actor ?? new JsonObject { [Claims.Subject] = context.ClientId }))
        {
            context.Reject(Errors.InvalidGrant, "The subject_token names another who may act.");
            return null;
        }
        var chain = Actors.Nest(actor, Actors.Read(subject, Actors.Act));
        if (Actors.Depth(chain) <= Actors.DeepestChain)
            return new ExchangeDecision(audiences, scopes, chain);
        context.Reject(Errors.InvalidRequest, "The chain of actors is too long.");
        return null;
    }

    private static void Allow(ValidateTokenRequestContext context, ClaimsPrincipal subject, ExchangeDecision decision)
    {
        // OpenIddict asks next whether the client is the tokens' presenter; what is asked above takes its place.
        context.SubjectTokenPrincipal = subject.Clone().SetPresenters([.. subject.GetPresenters(), context.ClientId!]);
        context.Transaction.Properties[nameof(ExchangeDecision)] = decision;
    }
}
