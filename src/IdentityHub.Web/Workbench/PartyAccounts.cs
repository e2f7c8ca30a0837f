using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Web.Workbench;

/// <summary>Finds the accounts that a party holds: its records that the hub itself keeps.</summary>
internal sealed class PartyAccounts(AccountDirectory accounts, SessionDirectory sessions)
{
    private const int Most = 10;

    /// <summary>The first of them.</summary>
    public async Task<IReadOnlyList<PartyAccount>> OfAsync(IEnumerable<SourceRecordView> records, CancellationToken cancellation)
    {
        var found = new List<PartyAccount>();
        foreach (var record in records.Where(record => record is { Deleted: false, Key.System: SourceSystem.HubCode }).Take(Most))
        {
            if (TypeId.TryParse<AccountId>(record.Key.Key, out var id) && await accounts.FindAsync(id, cancellation) is { } account)
                found.Add(new PartyAccount(id, account.CreatedAt, account.ClosedAt is not null, await sessions.ListAsync(id, cancellation)));
        }
        return found;
    }
}
