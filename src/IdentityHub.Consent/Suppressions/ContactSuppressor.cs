using IdentityHub.Consent.Changes;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Suppressions;

/// <summary>Puts contact points on the suppression list. Only their keyed hashes are kept, so that a suppression outlives merge and erasure.</summary>
public sealed class ContactSuppressor(SuppressionImport import, IConsentStore store, ContactPointKeys keys, DecisionCache cache, IUnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>The most contact points of one call.</summary>
    public const int MaximumBatch = 1000;

    /// <summary>Suppresses contact points everywhere; see the other overload.</summary>
    public Task<Outcome<int>> SuppressAsync(
        IReadOnlyList<ContactPoint> contactPoints, Channel? channel, SuppressionReason reason, Actor actor, CancellationToken cancellation) =>
        SuppressAsync(contactPoints, new SuppressionOrder(reason, channel), actor, cancellation);

    /// <summary>Suppresses contact points; a repetition changes nothing. Publishes <see cref="Kernel.Feed.ChangeKind.ConsentChanged"/> for every party that spoke of one of them. Refuses with <c>INVALID_ARGUMENT</c>.</summary>
    /// <returns>How many were not suppressed before in this way.</returns>
    public async Task<Outcome<int>> SuppressAsync(IReadOnlyList<ContactPoint> contactPoints, SuppressionOrder order, Actor actor, CancellationToken cancellation)
    {
        if (contactPoints.Count is 0 or > MaximumBatch)
            return Refusal.Invalid("contact_points", $"1 to {MaximumBatch}");
        if (!Enum.IsDefined(order.Reason))
            return Refusal.Invalid("reason", "unknown");
        return await SuppressAsync(contactPoints.Select(keys.Of).ToHashSet(), order, actor, cancellation);
    }

    /// <summary>Suppresses contact points that are known by their keyed hashes only; otherwise the same.</summary>
    public async Task<int> SuppressAsync(IReadOnlySet<ContactPointKey> contactPoints, SuppressionOrder order, Actor actor, CancellationToken cancellation)
    {
        var added = await import.AddAsync(contactPoints, order, actor, cancellation);
        cache.Clear();
        return added;
    }

    /// <summary>
    /// Ends suppressions that were made for one of these reasons, at the word of the contact point's owner. The rows stay, with when they ended. Publishes
    /// <see cref="ChangeKind.ConsentChanged"/> for every party that spoke of it.
    /// </summary>
    /// <param name="contactPoint">The contact point.</param>
    /// <param name="channel">The channel that the suppression was for; null for one of all channels.</param>
    /// <param name="reasons">Why it had been suppressed.</param>
    /// <param name="actor">Who ends it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>How many ended.</returns>
    public async Task<int> ReleaseAsync(ContactPoint contactPoint, Channel? channel, IReadOnlyCollection<SuppressionReason> reasons, Actor actor, CancellationToken cancellation)
    {
        var key = keys.Of(contactPoint);
        var released = await unitOfWork.ExecuteAsync(
            async (work, token) =>
            {
                var count = await store.ReleaseAsync(key, channel, reasons, time.UtcNow(), token);
                if (count == 0)
                    return 0;
                var change = new ConsentChange(ConsentChangeCause.Suppression, [new ConsentTopic(null, channel)], []).ToJson();
                foreach (var party in await store.PartiesOfAsync([key], token))
                    work.Publish(new ChangeEvent(ChangeKind.ConsentChanged, party, null, change));
                work.Audit(new AuditEntry("contact.release", actor, null, $"{count} suppressions"));
                return count;
            },
            cancellation);
        cache.Clear();
        return released;
    }
}
