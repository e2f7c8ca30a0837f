using System.Security.Claims;
using IdentityHub.OpenId.Protocol.Tokens;
using IdentityHub.OpenId.Subjects;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Subjects;

/// <summary>A pairwise client's access token that comes back, its signature verified, is the account's again within the hub; what the client knows is kept beside.</summary>
internal sealed class RecogniseSubject(SubjectIdentifiers subjects)
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenContext>, IOpenIddictValidationHandler<OpenIddictValidationEvents.ValidateTokenContext>
{
    /// <summary>The account, sealed.</summary>
    public const string Sealed = "hub_account";

    /// <summary>The identifier that the client knows; within the hub only.</summary>
    public const string Shown = "hub_shown";

    public static readonly int ServerOrder = NameFamily.ServerOrder + 10;
    public static readonly int ValidationOrder = NameFamily.ValidationOrder + 10;

    public ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenContext context)
    {
        if (!Recognise(context.Principal))
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(OpenIddictValidationEvents.ValidateTokenContext context)
    {
        if (!Recognise(context.Principal))
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
        return ValueTask.CompletedTask;
    }

    /// <summary>The <c>sub</c> to tell others of this token.</summary>
    public static string? ShownOf(ClaimsPrincipal token) => token.GetClaim(Shown) ?? token.GetClaim(Claims.Subject);

    private bool Recognise(ClaimsPrincipal? token)
    {
        if (token?.GetClaim(Sealed) is not { } text)
            return true;
        if (subjects.Open(text) is not { } account)
            return false;
        token.SetClaim(Shown, token.GetClaim(Claims.Subject));
        token.SetClaim(Claims.Subject, account.ToString());
        token.RemoveClaims(Sealed);
        return true;
    }
}
