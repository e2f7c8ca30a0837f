using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Two records of different parties that match or nearly do: what a task rests on.</summary>
/// <param name="Left">The record of the task's first party.</param>
/// <param name="LeftSystem">Its source system.</param>
/// <param name="Right">The record of the other party.</param>
/// <param name="RightSystem">Its source system.</param>
/// <param name="Weight">log2 of the odds that the two are one party, in bits.</param>
/// <param name="Rule">The rule that matched.</param>
/// <param name="IsLink">True when the pair would link; false when it is unsure.</param>
/// <param name="IsProven">True when a rule links the pair beyond its score.</param>
/// <param name="Since">When the newer of the two came.</param>
public sealed record ReviewEdge(
    SourceRecordId Left, string LeftSystem, SourceRecordId Right, string RightSystem, double Weight, string Rule, bool IsLink, bool IsProven, DateTimeOffset Since)
{
    /// <summary>The same seen from the other party.</summary>
    public ReviewEdge Turned() => this with { Left = Right, LeftSystem = RightSystem, Right = Left, RightSystem = LeftSystem };

    /// <summary>What would link before what is unsure, then by weight; among equals by record.</summary>
    public static int BestFirst(ReviewEdge a, ReviewEdge b)
    {
        var order = b.IsLink.CompareTo(a.IsLink);
        if (order == 0)
            order = b.Weight.CompareTo(a.Weight);
        if (order == 0)
            order = a.Left.Value.CompareTo(b.Left.Value);
        return order != 0 ? order : a.Right.Value.CompareTo(b.Right.Value);
    }
}
