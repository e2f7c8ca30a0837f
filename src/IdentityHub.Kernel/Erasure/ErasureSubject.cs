using IdentityHub.Kernel.Ids;

namespace IdentityHub.Kernel.Erasure;

/// <summary>Whose data an erasure is about, by the hub's own ids; fixed when it begins, so that it means the same after a crash and after a restore.</summary>
/// <param name="Parties">The party and the GPIDs that redirect to it.</param>
/// <param name="Records">Its source records.</param>
/// <param name="Accounts">Its accounts.</param>
public sealed record ErasureSubject(IReadOnlyList<GlobalPartyId> Parties, IReadOnlyList<SourceRecordId> Records, IReadOnlyList<AccountId> Accounts)
{
    /// <summary>All ids in their text form: what log-like tables know the person by.</summary>
    public IReadOnlyList<string> Names() =>
        [.. Parties.Select(party => party.ToString()), .. Records.Select(record => record.ToString()), .. Accounts.Select(account => account.ToString())];
}
