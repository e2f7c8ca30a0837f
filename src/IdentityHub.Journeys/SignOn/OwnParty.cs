using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.Journeys.SignOn;

/// <summary>From a signed-in account to its own source record and party: what a relying party's Link with the shopper's token stands on.</summary>
public sealed class OwnParty(PartyDirectory parties)
{
    /// <summary>The account's own source key (system <c>hub</c>, key = account id).</summary>
    public static SourceKey KeyOf(AccountId account) => new(SourceSystem.HubCode, account.ToString());

    /// <summary>The current surviving party of the account's own record, or null when the account has none.</summary>
    public async Task<GlobalPartyId?> FindAsync(AccountId account, CancellationToken cancellation) =>
        (await parties.LookupAsync(KeyOf(account), ReadConsistency.Full, cancellation))?.Party;
}
