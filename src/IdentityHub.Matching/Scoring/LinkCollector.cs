using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Clustering;

namespace IdentityHub.Matching.Scoring;

/// <summary>Scores the pairs it is shown, counts them and keeps those that may matter.</summary>
internal struct LinkCollector(PairScorer scorer, List<ScoredLink> links, float lowest) : IPairVisitor
{
    public long Seen { get; private set; }

    public readonly void Expect(int record) => scorer.Expect(record);

    public void Visit(int left, int right)
    {
        Seen++;
        var weight = scorer.Weight(left, right);
        if (weight >= lowest)
            links.Add(new(left, right, weight));
    }
}
