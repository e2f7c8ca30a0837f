namespace IdentityHub.MasterData.Resolution;

/// <summary>What speaks for two groups of records being one.</summary>
/// <param name="Groups">The two.</param>
/// <param name="Sum">Of the weights of all pairs between the two.</param>
/// <param name="Pairs">How many pairs that are.</param>
/// <param name="Vetoed">True when a pair between them is ruled out; then nothing else counts.</param>
internal readonly record struct GroupEvidence((int Left, int Right) Groups, long Sum, long Pairs, bool Vetoed)
{
    /// <summary>The strongest mean first, compared as fractions; the first groups among equals.</summary>
    public static readonly Comparer<GroupEvidence> BestFirst = Comparer<GroupEvidence>.Create((one, other) =>
        ((Int128)other.Sum * Math.Max(1, one.Pairs)).CompareTo((Int128)one.Sum * Math.Max(1, other.Pairs)) is var order and not 0 ? order : one.Groups.CompareTo(other.Groups));

    /// <summary>With what lies between one of the groups and another part of the second.</summary>
    public GroupEvidence And(GroupEvidence more) => new(Groups, Sum + more.Sum, Pairs + more.Pairs, Vetoed || more.Vetoed);
}
