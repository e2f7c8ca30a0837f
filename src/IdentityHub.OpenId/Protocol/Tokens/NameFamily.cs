using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// A signed access token has no row from which OpenIddict would read its family; it carries the family itself, so that ending the family ends it
/// at every endpoint of the hub at once.
/// </summary>
internal sealed class NameFamily
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenContext>, IOpenIddictValidationHandler<OpenIddictValidationEvents.ValidateTokenContext>
{
    public static readonly int ServerOrder = OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 200;
    public static readonly int ValidationOrder = OpenIddictValidationHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 200;

    public ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenContext context)
    {
        context.AuthorizationId ??= context.Principal?.GetAuthorizationId();
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(OpenIddictValidationEvents.ValidateTokenContext context)
    {
        context.AuthorizationId ??= context.Principal?.GetAuthorizationId();
        return ValueTask.CompletedTask;
    }
}
