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
public sealed class ContactSuppressor(IUnitOfWork unitOfWork, IConsentStore store, ContactPointKeys keys, DecisionCache cache, TimeProvider time)
{
    /// <summary>The most contact points of one call.</summary>
    public const int MaximumBatch = 1000;

    /// <summary>Suppresses contact points; a repetition changes nothing. Publishes <see cref="ChangeKind.ConsentChanged"/> for every party that spoke of one of them. Refuses with <c>INVALID_ARGUMENT</c>.</summary>
    /// <returns>How many were not suppressed before in this way.</returns>
    public async Task<Outcome<int>> SuppressAsync(
        IReadOnlyList<ContactPoint> contactPoints, Channel? channel, SuppressionReason reason, Actor actor, CancellationToken cancellation)
    {
        if (contactPoints.Count is 0 or > MaximumBatch)
            return Refusal.Invalid("contact_points", $"1 to {MaximumBatch}");
        if (!Enum.IsDefined(reason))
            return Refusal.Invalid("reason", "unknown");
        var wanted = contactPoints.Select(keys.Of).ToHashSet();
        var added = await unitOfWork.ExecuteAsync(
            async (work, token) =>
            {
                var known = (await store.SuppressionsAsync(wanted, token)).Where(s => s.Channel == channel && s.Reason == reason && s.ReleasedAt is null).Select(s => s.ContactPoint).ToHashSet();
                var now = time.UtcNow();
                Suppression[] suppressions = [.. wanted.Except(known).Select(key => new Suppression(key, channel, reason, now, now))];
                if (suppressions.Length == 0)
                    return 0;
                store.Suppress(suppressions);
                var change = new ConsentChange(ConsentChangeCause.Suppression, [new ConsentTopic(null, channel)], []).ToJson();
                foreach (var party in await store.PartiesOfAsync([.. suppressions.Select(s => s.ContactPoint)], token))
                    work.Publish(new ChangeEvent(ChangeKind.ConsentChanged, party, null, change));
                work.Audit(new AuditEntry("contact.suppress", actor, null, $"{suppressions.Length} contact points, {reason}"));
                return suppressions.Length;
            },
            cancellation);
        cache.Clear();
        return added;
    }
}
