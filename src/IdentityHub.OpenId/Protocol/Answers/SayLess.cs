using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Answers;

/// <summary>An unknown client and a wrong secret are answered alike, and no answer points at a library's pages.</summary>
internal sealed class SayLess<TContext> : IOpenIddictServerHandler<TContext> where TContext : BaseRequestContext
{
    public const int Order = int.MinValue + 50_000;

    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Response is { Error: { } error } response)
        {
            response.ErrorUri = null;
            if (error == OpenIddict.Abstractions.OpenIddictConstants.Errors.InvalidClient)
                response.ErrorDescription = "The client's credentials are not valid.";
        }
        return ValueTask.CompletedTask;
    }
}
