using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Subscriptions;

/// <summary>Port: how people want their subscriptions. Takes part in the scope's unit of work.</summary>
public interface ISubscriptionStore
{
    /// <summary>The choices of these records.</summary>
    Task<IReadOnlyList<SubscriptionChoice>> ChoicesAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation);

    /// <summary>The choices of all records of these parties.</summary>
    Task<ILookup<GlobalPartyId, SubscriptionChoice>> ChoicesOfAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation);

    /// <summary>Keeps a choice in the place of that record's earlier one for the subscription and channel.</summary>
    Task ChooseAsync(SubscriptionChoice choice, CancellationToken cancellation);

    /// <summary>Forgets the choices of a record (erasure).</summary>
    Task ForgetAsync(SourceRecordId record, CancellationToken cancellation);
}
