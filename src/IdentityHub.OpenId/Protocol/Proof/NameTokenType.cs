using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>The type of a token that is bound to a DPoP key is <c>DPoP</c>, in token answers (RFC 9449 §5) and in introspection (§6.2).</summary>
internal sealed class NameTokenType : IOpenIddictServerHandler<ProcessSignInContext>, IOpenIddictServerHandler<HandleIntrospectionRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.AttachSignInParameters.Descriptor.Order + 100;
    public static readonly int IntrospectionOrder = OpenIddictServerHandlers.Introspection.AttachMetadataClaims.Descriptor.Order + 100;

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.Response.TokenType == "Bearer" && ReadSenderProof.Of(context.Transaction).KeyThumbprint is not null)
            context.Response.TokenType = DpopProof.Name;
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        if (context.Confirmation is { } confirmation)
            context.TokenType = confirmation.ContainsKey("jkt") ? DpopProof.Name : "Bearer";
        return ValueTask.CompletedTask;
    }
}
