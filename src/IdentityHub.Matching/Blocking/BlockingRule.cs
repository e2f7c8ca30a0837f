namespace IdentityHub.Matching.Blocking;

/// <summary>Records that agree on every part are compared.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Parts">What must agree.</param>
/// <param name="Refine">How blocks above the cap are split: a record joins one smaller block for each of these parts that it has.</param>
/// <param name="Cap">Largest block that is compared as it is.</param>
/// <param name="OnlyWhole">Whether the rule is left out when not all of its blocks can be compared whole: a weak rule that small tables can afford.</param>
/// <param name="AlwaysRefine">Whether nearly every block would be above the cap, so that the rule is refined as a whole.</param>
/// <param name="Share">Share of the pairs that a rule may make, in (0, 1]: less for a rule that finds few matches among many pairs.</param>
/// <param name="LargestTable">Records above which the rule is left out, as what it costs then isn't worth what it finds.</param>
public sealed record BlockingRule(
    string Name, IReadOnlyList<KeyPart> Parts, IReadOnlyList<KeyPart> Refine, int Cap = int.MaxValue, bool AlwaysRefine = false, bool OnlyWhole = false,
    double Share = 1, int LargestTable = int.MaxValue)
{
    /// <summary>Whether the rule serves whatever the size of the table.</summary>
    internal bool IsLasting => !OnlyWhole && LargestTable == int.MaxValue;

    /// <summary>Value-equal rules make equal keys, whatever the cap.</summary>
    internal ulong Salt => Parts.Aggregate(Records.StableHash.Of(0x51ED27AUL), (hash, part) => Records.StableHash.Combine(hash, (ulong)part));
}
