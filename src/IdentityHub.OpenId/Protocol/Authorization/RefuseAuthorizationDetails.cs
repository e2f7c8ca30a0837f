using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>
/// The hub knows no type of <c>authorization_details</c>, and says so wherever they are sent (RFC 9396 §5): a client that asked for leave to pay one bill is not to
/// believe that it has it because the parameter was passed over.
/// </summary>
internal sealed class RefuseAuthorizationDetails : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>,
    IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>, IOpenIddictServerHandler<ValidateTokenRequestContext>, IOpenIddictServerHandler<ValidateDeviceAuthorizationRequestContext>
{
    public const string Parameter = "authorization_details";
    public const string Error = "invalid_authorization_details";
    public static readonly int Order = CheckCodeChallenge.Order + 20;
    public static readonly int PushedOrder = CheckCodeChallenge.PushedOrder + 20;
    public static readonly int TokenOrder = RefuseForbiddenScopes.TokenOrder + 10;
    public static readonly int DeviceOrder = RefuseForbiddenScopes.DeviceOrder + 10;

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context) => CheckAsync(context);

    public ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context) => CheckAsync(context);

    public ValueTask HandleAsync(ValidateTokenRequestContext context) => CheckAsync(context);

    public ValueTask HandleAsync(ValidateDeviceAuthorizationRequestContext context) => CheckAsync(context);

    private static ValueTask CheckAsync(BaseValidatingContext context)
    {
        if (context.Transaction.Request?.HasParameter(Parameter) == true)
            context.Reject(Error, "No type of authorization details is known here.");
        return ValueTask.CompletedTask;
    }
}
