using System.IO.Hashing;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>An open task as it is kept: a projection of the records, their parties and the pins.</summary>
/// <param name="Id">The task.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Parties">The parties concerned, by id.</param>
/// <param name="Left">The record on which it rests.</param>
/// <param name="Right">The other record; null for none.</param>
/// <param name="Weight">log2 of the odds that the two are one, in bits.</param>
/// <param name="Rule">The rule that matched.</param>
/// <param name="Systems">Source systems of the records behind it, sorted.</param>
/// <param name="Since">Since when the evidence is there.</param>
/// <param name="Edges">All pairs of records behind it, best first; empty when it isn't about pairs.</param>
public sealed record ReviewTaskState(
    ReviewTaskId Id, ReviewKind Kind, IReadOnlyList<GlobalPartyId> Parties, SourceRecordId Left, SourceRecordId? Right, double Weight, string Rule,
    IReadOnlyList<string> Systems, DateTimeOffset Since, IReadOnlyList<ReviewEdge> Edges)
{
    /// <summary>The weight as a probability.</summary>
    public double Probability => 1 / (1 + Math.Pow(2, -Weight));

    /// <summary>True when its parties hang together: what concerns one of them may concern the others.</summary>
    public bool Connects => Edges.Count > 0 && Edges[0].IsLink;

    /// <summary>The value of a decision: by how much is at stake if nobody decides, by how likely the parties are one, and by how much evidence waits. 0 to 1,000.</summary>
    public int Priority => Math.Clamp(Stake + (int)(200 * Probability) + (int)(20 * Math.Log2(Edges.Count + 1)), 0, 1000);

    /// <summary>Changes with anything that a steward sees.</summary>
    public long Fingerprint
    {
        get
        {
            var hash = new XxHash64();
            hash.Append([(byte)Kind]);
            foreach (var party in Parties)
                hash.Append(party.Value.ToByteArray());
            hash.Append(ReviewEdges.Write(Edges));
            hash.Append(Left.Value.ToByteArray());
            hash.Append(BitConverter.GetBytes(Since.UtcTicks));
            hash.Append(Right?.Value.ToByteArray() ?? []);
            return unchecked((long)hash.GetCurrentHashAsUInt64());
        }
    }

    private int Stake => Kind switch
    {
        ReviewKind.OversizedComponent => 750,
        ReviewKind.ErasedSourceKey => 800,
        ReviewKind.CrowdedValue => 600,
        ReviewKind.ReusedSourceKey => 700,
        ReviewKind.SuspectedOverMerge => 650,
        ReviewKind.ConflictingIdentifiers => 500,
        ReviewKind.RefusedUnion => 450,
        ReviewKind.AccountGuard => 350,
        _ => 300,
    };
}
