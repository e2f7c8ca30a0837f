using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Parties.History;

/// <summary>Reads facts about single parties. A constant number of statements a call.</summary>
public interface IHistoryStore
{
    /// <summary>Revisions of a GPID, newest first, before one (null: from the newest).</summary>
    Task<IReadOnlyList<PartyFact>> ReadRevisionsAsync(GlobalPartyId party, long? before, int limit, CancellationToken cancellation);

    /// <summary>The latest revision of a GPID at a moment; null when it wasn't there yet.</summary>
    Task<PartyFact?> FindRevisionAsync(GlobalPartyId party, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>GPIDs whose latest revision at a moment redirected to a party.</summary>
    Task<IReadOnlyList<GlobalPartyId>> ReadRedirectsAsync(GlobalPartyId party, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The first revision of a GPID; null when it was never given.</summary>
    Task<PartyFact?> FindFirstAsync(GlobalPartyId party, CancellationToken cancellation);

    /// <summary>The link decisions that stood at a moment for the records that belonged to a party then.</summary>
    Task<IReadOnlyList<LinkFact>> ReadMembersAsync(GlobalPartyId party, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>All versions of records until a moment, by number.</summary>
    Task<IReadOnlyList<RecordVersionFact>> ReadVersionsAsync(IReadOnlyCollection<SourceRecordId> records, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Stewards' words about records that stood at a moment.</summary>
    Task<IReadOnlyList<StewardFact>> ReadStandingAsync(IReadOnlyCollection<SourceRecordId> records, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Decisions by their ids.</summary>
    Task<IReadOnlyList<StewardFact>> ReadDecisionsAsync(IReadOnlyCollection<MergeId> ids, CancellationToken cancellation);

    /// <summary>The latest link decisions that made records a party's, newest first.</summary>
    Task<IReadOnlyList<LinkFact>> ReadArrivalsAsync(GlobalPartyId party, int limit, CancellationToken cancellation);
}
