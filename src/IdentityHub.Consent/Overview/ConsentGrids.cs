using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Overview;

/// <summary>Makes the grid of a party's consents. Always read anew.</summary>
public sealed class ConsentGrids(ConsentDecider decider, ConsentCatalog catalog, IConsentStore store)
{
    private const int MostStatements = 200, MostContactPoints = 50;

    /// <summary>The grid; null for a party that was never there.</summary>
    public async Task<ConsentGrid?> DescribeAsync(GlobalPartyId party, CancellationToken cancellation)
    {
        var cells = (await catalog.ListAsync(cancellation)).SelectMany(purpose => purpose.Channels.Select(channel => (Purpose: purpose, Channel: channel))).Take(ConsentDecider.MaximumBatch).ToList();
        var decided = await decider.DecideManyAsync([.. cells.Select(cell => new DecisionQuestion(party, cell.Purpose.Id, cell.Channel))], ReadConsistency.Full, cancellation);
        var decisions = new List<(Purpose, Channel, ConsentDecision)>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            if (!decided[i].Succeeded(out var decision, out _))
                return null;
            decisions.Add((cells[i].Purpose, cells[i].Channel, decision));
        }

        var said = (await store.OfPartiesAsync([party], cancellation)).SelectMany(one => one.Statements).OrderByDescending(statement => statement.CapturedAt).ToList();
        var points = said.Select(statement => statement.ContactPoint).OfType<ContactPointKey>().Distinct().ToList();
        var shared = 0;
        foreach (var point in points.Take(MostContactPoints))
            shared += (await store.PartiesOfAsync([point], cancellation)).Count > 1 ? 1 : 0;
        return new ConsentGrid(party, decisions, [.. said.Take(MostStatements)])
        {
            SharedContactPoints = shared,
            Suppressions = points.Count == 0 ? [] : [.. (await store.SuppressionsAsync(points, cancellation)).OrderByDescending(suppression => suppression.Since)],
        };
    }
}
