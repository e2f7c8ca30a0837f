using IdentityHub.OpenId.Protocol.Authorization;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.RequestedClaims;

/// <summary>A <c>claims</c> parameter that is no JSON object of the right shape is <c>invalid_request</c> (Core §5.5), in the address and pushed.</summary>
internal sealed class CheckClaimsParameter : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>, IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>
{
    public static readonly int Order = CheckCodeChallenge.Order + 10;
    public static readonly int PushedOrder = CheckCodeChallenge.PushedOrder + 10;

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context) => CheckAsync(context, context.Request);

    public ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context) => CheckAsync(context, context.Request);

    private static ValueTask CheckAsync(BaseValidatingContext context, OpenIddictRequest request)
    {
        if (ClaimsRequest.Read((string?)request[OpenIddictConstants.Parameters.Claims]) is null)
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "The claims parameter can't be read.");
        return ValueTask.CompletedTask;
    }
}
