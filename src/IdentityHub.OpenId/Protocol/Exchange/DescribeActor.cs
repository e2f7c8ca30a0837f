using System.Text.Json;
using IdentityHub.OpenId.Protocol.Subjects;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>Introspection says who may act beside who does (RFC 8693 §4.4), names the person as the token does, and says nothing of what the hub tells itself in a token.</summary>
internal sealed class DescribeActor : IOpenIddictServerHandler<HandleIntrospectionRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Introspection.AttachApplicationClaims.Descriptor.Order + 200;

    public ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        context.Subject = RecogniseSubject.ShownOf(context.GenericTokenPrincipal);
        if (context.GenericTokenPrincipal.GetClaim(Actors.MayAct) is { } actor)
            context.Claims[Actors.MayAct] = new OpenIddictParameter(JsonSerializer.Deserialize<JsonElement>(actor));
        foreach (var inner in context.Claims.Keys.Where(name => name.StartsWith("hub_", StringComparison.Ordinal)).ToList())
            context.Claims.Remove(inner);
        return ValueTask.CompletedTask;
    }
}
