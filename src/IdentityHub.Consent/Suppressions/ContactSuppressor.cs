using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Suppressions;

/// <summary>Puts contact points on the suppression list. Only their keyed hashes are kept, so that a suppression outlives merge and erasure.</summary>
public sealed class ContactSuppressor(SuppressionImport import, ContactPointKeys keys, DecisionCache cache)
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
        var added = await import.AddAsync(contactPoints.Select(keys.Of).ToHashSet(), order, actor, cancellation);
        cache.Clear();
        return added;
    }
}
