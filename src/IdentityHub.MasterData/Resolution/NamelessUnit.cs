namespace IdentityHub.MasterData.Resolution;

/// <summary>Records without a name that belong together whatever else is known: they have the same contact points, or a steward said so.</summary>
internal sealed class NamelessUnit(IReadOnlyList<int> members, HashSet<string> contacts)
{
    /// <summary>Their places, ascending.</summary>
    public IReadOnlyList<int> Members => members;

    /// <summary>The contact points of all of them.</summary>
    public HashSet<string> Contacts => contacts;
}
