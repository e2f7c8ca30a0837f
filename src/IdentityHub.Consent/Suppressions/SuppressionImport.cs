using IdentityHub.Consent.Changes;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Suppressions;

/// <summary>Takes suppression lists of millions: streamed, in commits of some thousands, idempotent, so that an import that broke off is simply run again.</summary>
public sealed class SuppressionImport(IUnitOfWork unitOfWork, IConsentStore store, ContactPointKeys keys, DecisionCache cache, TimeProvider time)
{
    private const int Part = 5000;

    /// <summary>Suppresses contact points; what is suppressed in the same way already stays as it is. Only keyed hashes are kept.</summary>
    /// <param name="contactPoints">The addresses.</param>
    /// <param name="order">What suppressing means.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="progress">Told after every commit how many were read and added; null for nobody.</param>
    /// <param name="cancellation">Stops after the running commit.</param>
    /// <returns>How many were read, and how many of them weren't suppressed before in this way.</returns>
    public async Task<(long Read, long Added)> ImportAsync(
        IAsyncEnumerable<ContactPoint> contactPoints, SuppressionOrder order, Actor actor, IProgress<(long Read, long Added)>? progress, CancellationToken cancellation)
    {
        var (read, added) = (0L, 0L);
        var part = new HashSet<ContactPointKey>(Part);
        await foreach (var contactPoint in contactPoints.WithCancellation(cancellation))
        {
            read++;
            part.Add(keys.Of(contactPoint));
            if (part.Count < Part)
                continue;
            added += await AddAsync(part, order, actor, cancellation);
            part.Clear();
            progress?.Report((read, added));
        }
        if (part.Count > 0)
            added += await AddAsync(part, order, actor, cancellation);
        progress?.Report((read, added));
        cache.Clear();
        return (read, added);
    }

    internal Task<int> AddAsync(IReadOnlySet<ContactPointKey> wanted, SuppressionOrder order, Actor actor, CancellationToken cancellation) => unitOfWork.ExecuteAsync(
        async (work, token) =>
        {
            var known = (await store.SuppressionsAsync([.. wanted], token))
                .Where(s => s.Channel == order.Channel && s.Reason == order.Reason && s.Scope == order.Scope && s.ReleasedAt is null).Select(s => s.ContactPoint).ToHashSet();
            var now = time.UtcNow();
            Suppression[] suppressions = [.. wanted.Where(key => !known.Contains(key)).Select(key => new Suppression(key, order.Channel, order.Reason, now, now) { Scope = order.Scope })];
            if (suppressions.Length == 0)
                return 0;
            await store.SuppressAsync(suppressions, token);
            var change = new ConsentChange(ConsentChangeCause.Suppression, [new ConsentTopic(null, order.Channel)], []).ToJson();
            foreach (var party in await store.PartiesOfAsync([.. suppressions.Select(s => s.ContactPoint)], token))
                work.Publish(new ChangeEvent(ChangeKind.ConsentChanged, party, null, change));
            work.Audit(new AuditEntry("contact.suppress", actor, null, $"{suppressions.Length} contact points, {order.Reason}"));
            return suppressions.Length;
        },
        cancellation);
}
