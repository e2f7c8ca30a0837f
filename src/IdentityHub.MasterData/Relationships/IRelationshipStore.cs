using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Relationships;

/// <summary>Keeps relationships; the parties of their ends are always those of this moment.</summary>
public interface IRelationshipStore
{
    /// <summary>The record on which a relationship of a party hangs when no record is named: its oldest one; null when the party is unknown or redirects.</summary>
    Task<SourceRecordId?> AnchorOfAsync(GlobalPartyId party, CancellationToken cancellation);

    /// <summary>The relationships of a kind that last and whose subject is one of the parties.</summary>
    Task<IReadOnlyList<Relationship>> ReadOpenAsync(IReadOnlyCollection<GlobalPartyId> subjects, RelationshipKind kind, CancellationToken cancellation);

    /// <summary>One relationship; null when there is none of that id.</summary>
    Task<Relationship?> FindAsync(RelationshipId id, CancellationToken cancellation);

    /// <summary>Relationships of a standing party, newest first, before a place (null: from the newest), with their places. As fast for the hundred-thousandth as for the first.</summary>
    Task<IReadOnlyList<(long Place, Relationship Relationship)>> ListAsync(
        GlobalPartyId party, RelationshipQuestion question, long? before, int limit, CancellationToken cancellation);

    /// <summary>Appends statements and brings the relationships up to date; throws <see cref="Kernel.Work.StaleRevisionException"/> when one has another revision than the one before its statement's.</summary>
    Task SaveAsync(IReadOnlyList<RelationshipStatement> statements, CancellationToken cancellation);
}
