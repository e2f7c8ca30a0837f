using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>The claims <c>act</c> and <c>may_act</c> (RFC 8693 §4.1, §4.4). Pure.</summary>
internal static class Actors
{
    public const string Act = "act";
    public const string MayAct = "may_act";

    /// <summary>Longer chains are refused: nobody delegates that deep on purpose.</summary>
    public const int DeepestChain = 8;

    /// <summary>Who acts: the subject of the actor's token, or the client itself.</summary>
    public static JsonObject Of(ClaimsPrincipal? actorToken, string clientId) =>
        actorToken?.GetClaim(Claims.Subject) is { } subject && subject != clientId
            ? new JsonObject { [Claims.Subject] = subject, [Claims.ClientId] = clientId }
            : new JsonObject { [Claims.Subject] = clientId };

    /// <summary>The new actor outermost, the earlier ones within it, newest first; the earlier ones alone when there is no new one.</summary>
    public static JsonObject? Nest(JsonObject? actor, JsonObject? earlier)
    {
        if (actor is not null && earlier is not null)
            actor[Act] = earlier;
        return actor ?? earlier;
    }

    /// <summary>How many actors a chain names.</summary>
    public static int Depth(JsonObject? chain)
    {
        var depth = 0;
        for (var actor = chain; actor is not null; actor = actor[Act] as JsonObject)
            depth++;
        return depth;
    }

    /// <summary>True when the subject's token names nobody who may act, or names this actor: every member that it gives must be the actor's (§4.4).</summary>
    public static bool Allows(JsonObject? mayAct, JsonObject? actor) =>
        mayAct is null || actor is not null && mayAct.Count > 0 && mayAct.All(member => JsonNode.DeepEquals(member.Value, actor[member.Key]));

    /// <summary>The claim as an object; null when the token has none.</summary>
    public static JsonObject? Read(ClaimsPrincipal token, string claim)
    {
        if (token.GetClaim(claim) is not { } text)
            return null;
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // A value that is no object names nobody.
            return [];
        }
    }
}
