using IdentityHub.Consent.Changes;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.ContactPoints;

/// <summary>Keeps what becomes known of contact points, whoever they belong to: that messages come back, and that the owner has proved one.</summary>
public sealed class ContactPointBook(IConsentStore store, ContactPointKeys keys, ContactSuppressor suppressor, DecisionCache cache, IUnitOfWork unit, TimeProvider time)
{
    /// <summary>The most contact points of one call.</summary>
    public const int MaximumBatch = 1000;

    /// <summary>
    /// The owner has proved that a contact point is theirs. It is used again although messages once came back, and although its data were erased: who comes back of their own
    /// accord wants to be reached. What they refused still counts.
    /// </summary>
    public async Task VerifiedAsync(ContactPoint contactPoint, Actor actor, CancellationToken cancellation)
    {
        var key = keys.Of(contactPoint);
        await unit.ExecuteAsync(
            async (work, token) =>
            {
                var now = time.UtcNow();
                var known = await FindAsync(key, token);
                await store.SaveAsync(known with { VerifiedAt = now, IsShared = await IsSharedAsync(key, token) }, token);
                if (known.IsBouncing(now))
                    await TellAsync(work, [key], token);
                await suppressor.ReleaseAsync(contactPoint, null, [SuppressionReason.Erasure], actor, token);
                return true;
            },
            cancellation);
        cache.Clear();
    }

    /// <summary>Messages came back for good. Nothing is sent there until the owner proves it again. <c>INVALID_ARGUMENT</c>.</summary>
    /// <param name="contactPoints">1 to <see cref="MaximumBatch"/>.</param>
    /// <param name="at">When; null: now. Not in the future.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>How many weren't known to bounce.</returns>
    public async Task<Outcome<int>> BouncedAsync(IReadOnlyCollection<ContactPoint> contactPoints, DateTimeOffset? at, Actor actor, CancellationToken cancellation)
    {
        if (contactPoints.Count is 0 or > MaximumBatch)
            return Refusal.Invalid("contact_points", $"1 to {MaximumBatch}");
        var now = time.UtcNow();
        if (at > now)
            return Refusal.Invalid("bounce_time", "in the future");
        var bounced = Instants.Truncate(at ?? now);
        var added = await unit.ExecuteAsync(
            async (work, token) =>
            {
                var wanted = contactPoints.Select(keys.Of).ToHashSet();
                var states = (await store.ContactPointStatesAsync(wanted, token)).ToDictionary(state => state.Key);
                var turned = new List<ContactPointKey>();
                foreach (var key in wanted)
                {
                    var known = states.GetValueOrDefault(key) ?? new ContactPointState(key);
                    if (known.BouncedAt >= bounced)
                        continue;
                    var after = known with { BouncedAt = bounced, IsShared = await IsSharedAsync(key, token) };
                    await store.SaveAsync(after, token);
                    if (after.IsBouncing(now) && !known.IsBouncing(now))
                        turned.Add(key);
                }
                await TellAsync(work, turned, token);
                if (turned.Count > 0)
                    work.Audit(new AuditEntry("contact.bounce", actor, null, $"{turned.Count} contact points"));
                return turned.Count;
            },
            cancellation);
        cache.Clear();
        return added;
    }

    private async Task<ContactPointState> FindAsync(ContactPointKey key, CancellationToken cancellation) =>
        await store.ContactPointStatesAsync([key], cancellation) is [var known] ? known : new ContactPointState(key);

    private async Task<bool> IsSharedAsync(ContactPointKey key, CancellationToken cancellation) => (await store.PartiesOfAsync([key], cancellation)).Count > 1;

    private async Task TellAsync(IWork work, List<ContactPointKey> changed, CancellationToken cancellation)
    {
        if (changed.Count == 0)
            return;
        var change = new ConsentChange(ConsentChangeCause.ContactPoint, [new ConsentTopic(null, null)], []).ToJson();
        foreach (var party in await store.PartiesOfAsync(changed, cancellation))
            work.Publish(new ChangeEvent(ChangeKind.ConsentChanged, party, null, change));
    }
}
