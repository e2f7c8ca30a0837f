using IdentityHub.Consent.Changes;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.Journeys;

/// <summary>
/// Records moved between parties, and their consents with them: where that changes what may be done, the change feed says so in the same commit, whatever moved them.
/// </summary>
public sealed class ConsentMovements(ConsentChanges consents) : IMembershipWatch
{
    /// <inheritdoc/>
    public async Task MovedAsync(IWork work, IReadOnlyList<MovedRecord> moved, CancellationToken cancellation)
    {
        HashSet<GlobalPartyId> parties = [.. moved.Select(one => one.From), .. moved.Select(one => one.To)];
        var after = (await consents.MembershipsAsync(parties, cancellation)).Where(party => party.Records.Count > 0).ToList();
        await consents.PublishAsync(work, Before(after, moved), after, cancellation);
    }

    /// <inheritdoc/>
    public void PersonsChanged(IWork work, IReadOnlyList<GlobalPartyId> parties) => consents.PublishPersons(work, parties);

    /// <summary>The parties as they were: what came in taken out, what went put back.</summary>
    private static List<PartyMembership> Before(List<PartyMembership> after, IReadOnlyList<MovedRecord> moved)
    {
        var records = after.ToDictionary(party => party.Party, party => party.Records.ToHashSet());
        foreach (var one in moved)
        {
            records[one.To].Remove(one.Record);
            if (!records.TryGetValue(one.From, out var left))
                records.Add(one.From, left = []);
            left.Add(one.Record);
        }
        // Who is gone is decided for by what is known of who has their records; that the person's own facts differ is told of by themselves.
        var facts = after.ToDictionary(party => party.Party, party => party.Facts);
        foreach (var one in moved)
            facts.TryAdd(one.From, facts[one.To]);
        return [.. records.Where(party => party.Value.Count > 0).Select(party => new PartyMembership(party.Key, [.. party.Value]) { Facts = facts[party.Key] })];
    }
}
