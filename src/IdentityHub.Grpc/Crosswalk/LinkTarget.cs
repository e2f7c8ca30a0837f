using System.Security.Claims;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Parties;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Journeys.SignOn;
using IdentityHub.MasterData.Parties;
using IdentityHub.OpenId;

namespace IdentityHub.Grpc.Crosswalk;

/// <summary>
/// Whose party a key may be linked to: the shopper's own, on the shopper's own token; any, with <c>crosswalk.admin</c>. Without this rule any client
/// could seize a GPID by linking a key of its own to it.
/// </summary>
internal sealed class LinkTarget(OwnParty ownParty, PartyDirectory directory)
{
    private static Refusal ShopperTokenRequired { get; } = new(
        RefusalKind.Forbidden, "SHOPPER_TOKEN_REQUIRED", "Linking a key needs the shopper's own access token, or the scope crosswalk.admin.");

    private static Refusal NotOwnParty { get; } = new(RefusalKind.Forbidden, "NOT_OWN_PARTY", "A shopper links keys to their own party only.");

    private static Refusal WithoutParty { get; } = new(RefusalKind.FailedPrecondition, "ACCOUNT_WITHOUT_PARTY", "The signed-in account has no party yet.");

    /// <summary>The party to link to, or why there is none.</summary>
    public async Task<Outcome<GlobalPartyId>> FindAsync(Caller caller, ClaimsPrincipal principal, string gpid, CancellationToken cancellation)
    {
        GlobalPartyId? named = null;
        if (gpid.Length > 0)
        {
            if (!TypeId.TryParse<GlobalPartyId>(gpid, out var id))
                return Refusal.Invalid("gpid", $"is no identifier of the form {GlobalPartyId.Prefix}_…");
            named = id;
        }

        if (principal.HasHubScope(HubScopes.CrosswalkAdmin) && (named is not null || caller.Account is null))
            return named is { } any ? any : Refusal.Invalid("gpid", "is required without a shopper's token");
        if (caller.Account is not { } account)
            return ShopperTokenRequired;
        if (await ownParty.FindAsync(account, cancellation) is not { } own)
            return WithoutParty;
        if (named is null || named == own)
            return own;

        // The token may be older than a merge: the shopper's former GPID is still theirs. A foreign one and one that never was are answered alike.
        var view = await directory.GetAsync(named.Value, ReadConsistency.Full, cancellation);
        return view?.Id == own ? own : NotOwnParty;
    }
}
