namespace IdentityHub.MasterData.Resolution;

/// <summary>What a cluster holds that may forbid a union with another.</summary>
internal sealed class Holdings
{
    /// <summary>Records in the cluster.</summary>
    public int Size { get; private set; }

    /// <summary>True when one of them is an account's own.</summary>
    public bool HoldsAccount { get; private set; }

    /// <summary>Never-pins that one of the records is under: number, decision and side.</summary>
    public HashSet<(long Number, Guid Pin, bool Right)> Vetoes => vetoes ??= [];

    // Most records have neither: of a million, all of which are in memory at once, they have none.
    private HashSet<(long Number, Guid Pin, bool Right)>? vetoes;
    private Dictionary<string, HashSet<string>>? exclusives;

    public static Holdings Of(ResolutionNode node) => Of(node.Features);

    public static Holdings Of(MatchFeatures features)
    {
        var holdings = new Holdings { Size = 1, HoldsAccount = features.HoldsAccount };
        foreach (var identifier in features.Identifiers)
        {
            if (identifier.Exclusive)
                holdings.ValuesOf(identifier.Namespace).Add(identifier.Value);
        }
        return holdings;
    }

    /// <summary>True when a never-pin later than a decision stands between the two.</summary>
    public bool IsKeptApartFrom(Holdings other, long since)
    {
        if (vetoes is null || other.vetoes is null)
            return false;
        var (few, many) = Vetoes.Count <= other.Vetoes.Count ? (this, other) : (other, this);
        return few.Vetoes.Any(veto => veto.Number > since && many.Vetoes.Contains((veto.Number, veto.Pin, !veto.Right)));
    }

    /// <summary>True when both have values of an exclusive identifier and they aren't the same.</summary>
    public bool ContradictsIdentifiersOf(Holdings other) => exclusives is not null && other.exclusives is not null
        && exclusives.Any(mine => other.exclusives.TryGetValue(mine.Key, out var theirs) && !mine.Value.SetEquals(theirs));

    public void Absorb(Holdings other)
    {
        Size += other.Size;
        HoldsAccount |= other.HoldsAccount;
        if (other.vetoes is not null)
            Vetoes.UnionWith(other.vetoes);
        foreach (var (space, values) in other.exclusives ?? [])
            ValuesOf(space).UnionWith(values);
    }

    private HashSet<string> ValuesOf(string space)
    {
        exclusives ??= new(StringComparer.Ordinal);
        if (!exclusives.TryGetValue(space, out var values))
            exclusives.Add(space, values = new HashSet<string>(StringComparer.Ordinal));
        return values;
    }
}
