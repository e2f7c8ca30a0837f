using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.Storage.MasterData;

/// <summary>What resolution reads for every batch of intake: the statements that are run most and return most.</summary>
internal interface IRecordReads
{
    /// <summary>The records under match keys; a key that more than so many have finds none.</summary>
    Task<List<(long Key, SourceRecordId Record)>> OfMatchKeysAsync(HubDbContext db, long[] keys, int largestBlock, CancellationToken cancellation);

    /// <summary>The records whose source keys have these hashes, with their parties' stamps.</summary>
    Task<List<FoundRecord>> OfKeyHashesAsync(HubDbContext db, long[] hashes, CancellationToken cancellation);

    /// <summary>The records of these ids, with their parties' stamps.</summary>
    Task<List<FoundRecord>> OfIdsAsync(HubDbContext db, SourceRecordId[] ids, CancellationToken cancellation);

    /// <summary>The records of parties.</summary>
    Task<List<RecordState>> OfPartiesAsync(HubDbContext db, GlobalPartyId[] parties, CancellationToken cancellation);

    /// <summary>Parties, and the GPIDs that redirect to them.</summary>
    Task<List<PartyState>> PartiesAsync(HubDbContext db, GlobalPartyId[] parties, CancellationToken cancellation);
}
