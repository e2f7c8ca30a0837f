using IdentityHub.Consent.Changes;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.Journeys;

/// <summary>What may no longer be done, or may be done from then on, if records moved between parties: shown with every preview. Reads only.</summary>
public sealed class ConsentPreview(ConsentChanges consents)
{
    /// <summary>The outcome of movements that haven't happened.</summary>
    public async Task<IReadOnlyList<ConsentOutcome>> OfAsync(IReadOnlyList<MovedRecord> moved, CancellationToken cancellation)
    {
        if (moved.Count == 0)
            return [];
        HashSet<GlobalPartyId> parties = [.. moved.Select(one => one.From), .. moved.Select(one => one.To)];
        var before = (await consents.MembershipsAsync(parties, cancellation)).Where(party => party.Records.Count > 0).ToList();
        var after = before.ToDictionary(party => party.Party, party => party.Records.ToHashSet());
        var facts = before.ToDictionary(party => party.Party, party => party.Facts);
        foreach (var one in moved)
        {
            var brought = facts.GetValueOrDefault(one.From, PersonFacts.None);
            facts[one.To] = facts.TryGetValue(one.To, out var known) ? known.And(brought) : brought;
            if (after.TryGetValue(one.From, out var left))
                left.Remove(one.Record);
            if (!after.TryGetValue(one.To, out var joined))
                after.Add(one.To, joined = []);
            joined.Add(one.Record);
        }
        return await consents.OutcomeAsync(before, [.. after.Where(party => party.Value.Count > 0).Select(party => new PartyMembership(party.Key, [.. party.Value]) { Facts = facts.GetValueOrDefault(party.Key, PersonFacts.None) })], cancellation);
    }
}
