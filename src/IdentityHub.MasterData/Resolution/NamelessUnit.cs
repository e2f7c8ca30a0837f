namespace IdentityHub.MasterData.Resolution;

/// <summary>Records without a name that belong together whatever else is known: they have the same contact points, or a steward said so.</summary>
internal sealed class NamelessUnit(IReadOnlyList<int> members, HashSet<string> contacts, bool isBound)
{
    /// <summary>Their places, ascending.</summary>
    public IReadOnlyList<int> Members => members;

    /// <summary>The place that stands for the unit.</summary>
    public int First => members[0];

    /// <summary>The contact points of all of them.</summary>
    public HashSet<string> Contacts => contacts;

    /// <summary>True when a steward put them to somebody with a name.</summary>
    public bool IsBound => isBound;
}
