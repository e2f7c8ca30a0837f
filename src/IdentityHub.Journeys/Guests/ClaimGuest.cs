using IdentityHub.Accounts.Tickets;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Parties;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Guests;

namespace IdentityHub.Journeys.Guests;

/// <summary>
/// A guest has signed in: the records that the storefront wrote under the visitor's id come to the account's party, on the word of the guest's own token. One transaction,
/// once per visitor, audited. Records of others are out of reach: their keys are other visitors' ids, and a key that an account holds stays with it.
/// </summary>
public sealed class ClaimGuest(OwnParty own, PartyDirectory parties, CrosswalkLinker linker, ClientRegistry clients, IUsedTickets used, IUnitOfWork unit) : IGuestClaims
{
    private static readonly Refusal Claimed = new(RefusalKind.FailedPrecondition, "GUEST_CLAIMED", "This guest was claimed before.");

    /// <summary>The key under which a storefront writes what it knows of a guest.</summary>
    public static SourceKey KeyOf(string sourceSystem, VisitorId visitor) => new(sourceSystem, visitor.ToString());

    /// <inheritdoc/>
    public async Task<bool> ClaimAsync(GuestToken guest, AccountId account, CancellationToken cancellation)
    {
        if (await clients.FindAsync(guest.ClientId, cancellation) is not { Definition.SourceSystems: var systems } || await own.FindAsync(account, cancellation) is not { } party)
            return false;
        var actor = Actor.Account(account, guest.ClientId);
        var outcome = await unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            if (!await used.UseAsync(guest.Visitor.Value, Forever(guest), token))
                return Claimed;
            var keys = new List<SourceKey>();
            foreach (var system in systems)
            {
                var key = KeyOf(system, guest.Visitor);
                if (await parties.LookupAsync(key, ReadConsistency.Full, token) is not null)
                    keys.Add(key);
            }
            if ((await linker.LinkAsync(keys, party, actor, token)).Refusal is { } refusal)
                return refusal;
            work.Audit(new AuditEntry("guest.claim", actor, account.ToString(), guest.Visitor.ToString()));
            return true;
        }, cancellation);
        return outcome.Succeeded(out _, out _);
    }

    /// <inheritdoc/>
    public Task<bool> IsClaimedAsync(GuestToken guest, CancellationToken cancellation) => used.IsUsedAsync(guest.Visitor.Value, cancellation);

    // Every token of the visitor, the newest too, has ended when the mark is forgotten.
    private static DateTimeOffset Forever(GuestToken guest) => guest.ExpiresAt + GuestTokens.Lifetime;
}
