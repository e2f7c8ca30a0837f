using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Union–find whose unions can be vetoed by what the two sides hold.</summary>
internal sealed class ClusterSet
{
    private readonly ResolutionNode[] nodes;
    private readonly int[] parents;
    private readonly Holdings[] holdings;

    public ClusterSet(ResolutionNode[] nodes, IReadOnlyList<PlacedPin> pins)
    {
        this.nodes = nodes;
        parents = [.. Enumerable.Range(0, nodes.Length)];
        holdings = [.. nodes.Select(Holdings.Of)];
        foreach (var pin in pins.Where(pin => pin.Pin.Kind == PinKind.Never))
        {
            foreach (var (place, right, _) in pin.Places)
                holdings[place].Vetoes.Add((pin.Pin.Number, pin.Pin.Id.Value, right));
        }
    }

    public bool AreOne(int left, int right) => Root(left) == Root(right);

    /// <summary>Whether a never-pin stands between the clusters of two places.</summary>
    public bool AreKeptApart(int left, int right) => holdings[Root(left)].IsKeptApartFrom(holdings[Root(right)], since: 0);

    /// <summary>How many records a cluster has.</summary>
    public int SizeOf(int place) => holdings[Root(place)].Size;

    /// <summary>Unites on a steward's word; refused by a later word only.</summary>
    public bool TryPin(int left, int right, long number)
    {
        var (a, b) = (Root(left), Root(right));
        if (a == b)
            return true;
        if (holdings[a].IsKeptApartFrom(holdings[b], since: number))
            return false;
        Unite(a, b);
        return true;
    }

    /// <summary>Unites on evidence; refused by any veto.</summary>
    public bool TryLink(int left, int right, LinkStrength strength)
    {
        var (a, b) = (Root(left), Root(right));
        if (a == b)
            return true;
        if (!MayLink(a, b, strength))
            return false;
        Unite(a, b);
        return true;
    }

    /// <summary>Whether no veto stands between the clusters of two places.</summary>
    public bool MayLink(int left, int right, LinkStrength strength)
    {
        var (one, other) = (holdings[Root(left)], holdings[Root(right)]);
        if (strength == LinkStrength.Unproven && (one.HoldsAccount || other.HoldsAccount))
            return false;
        return !one.ContradictsIdentifiersOf(other) && !one.IsKeptApartFrom(other, since: 0);
    }

    /// <summary>Puts clusters that say nothing of their own with the records that came with the same GPID: with the most of them, if no pin forbids it.</summary>
    public void AttachSilent()
    {
        var groups = Groups();
        foreach (var silent in groups.Where(group => group.All(node => node.IsSilent) && group.Any(node => node.Home is not null)))
        {
            var homes = silent.Where(node => node.Home is not null).Select(node => node.Home!.Value).ToHashSet();
            var hosts = groups
                .Where(group => !ReferenceEquals(group, silent))
                .Select(group => (Group: group, Common: group.Count(node => node.Home is { } home && homes.Contains(home)), Speaks: group.Any(node => !node.IsSilent)))
                .Where(host => host.Common > 0)
                .OrderByDescending(host => host.Speaks).ThenByDescending(host => host.Common);
            foreach (var host in hosts)
            {
                if (TryLink(Place(host.Group[0]), Place(silent[0]), LinkStrength.Identifier))
                    break;
            }
        }
    }

    private int Place(ResolutionNode node) => Array.BinarySearch(nodes, node, Comparer<ResolutionNode>.Create(ResolutionNode.Compare));

    /// <summary>The clusters, each in the order of places, in the order of their first place.</summary>
    public IReadOnlyList<IReadOnlyList<ResolutionNode>> Groups()
    {
        var groups = new Dictionary<int, List<ResolutionNode>>();
        for (var i = 0; i < nodes.Length; i++)
        {
            var root = Root(i);
            if (!groups.TryGetValue(root, out var group))
                groups.Add(root, group = []);
            group.Add(nodes[i]);
        }
        return [.. groups.Values];
    }

    /// <summary>The place that stands for a cluster.</summary>
    public int Root(int place)
    {
        while (parents[place] != place)
            place = parents[place] = parents[parents[place]];
        return place;
    }

    private void Unite(int a, int b)
    {
        // The bigger side absorbs, so that a thousand unions copy no thousand sets.
        if (holdings[a].Size < holdings[b].Size)
            (a, b) = (b, a);
        parents[b] = a;
        holdings[a].Absorb(holdings[b]);
    }
}
