using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>User-info takes a bound token by <c>Authorization: DPoP</c> (RFC 9449 §7.1) beside OpenIddict's <c>Bearer</c>.</summary>
internal sealed class AcceptDpopScheme : IOpenIddictServerHandler<ExtractUserInfoRequestContext>
{
    public static readonly int Order = OpenIddictServerAspNetCoreHandlers.ExtractAccessToken<ExtractUserInfoRequestContext>.Descriptor.Order + 100;

    /// <summary>True when the token came by this scheme.</summary>
    public static bool IsUsed(OpenIddictServerTransaction transaction) => transaction.Properties.ContainsKey(nameof(AcceptDpopScheme));

    public ValueTask HandleAsync(ExtractUserInfoRequestContext context)
    {
        var header = context.Transaction.GetHttpRequest()!.Headers.Authorization;
        if (header.Count > 1)
            context.Reject(Errors.InvalidRequest, "The access token was given twice.");
        else if (BoundToken(header.ToString()) is { } token)
        {
            context.Transaction.Request!.AccessToken = token;
            context.Transaction.Properties[nameof(AcceptDpopScheme)] = true;
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>The token of a header by this scheme, or null.</summary>
    public static string? BoundToken(string header) =>
        header.StartsWith("DPoP ", StringComparison.OrdinalIgnoreCase) ? header["DPoP ".Length..].Trim() : null;
}
