namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// Places records without a name, once everybody else is placed: a contact point says how somebody is reached, not who it is. Where it leads to one party, they join it; where it
/// leads to several they stand alone, and a steward is asked: so they never bridge two people who share a mailbox or a phone. Where it leads to nobody with a name, they are one
/// with those that have the same contact points, or go with the one that has all of theirs and more. A function of the set of records, as all resolution is: everybody's lead is
/// looked up before anybody moves.
/// </summary>
/// <param name="nodes">In their order.</param>
/// <param name="stage">Knows which records ever meet.</param>
/// <param name="clusters">Everybody else is placed in it.</param>
/// <param name="largestBlock">A contact point that more records have leads nowhere.</param>
internal sealed class NamelessPlacement(ResolutionNode[] nodes, IMatchStage stage, ClusterSet clusters, int largestBlock)
{
    /// <summary>A contact point of more parties than this is one question about all of them.</summary>
    private const int MostAsked = 8;

    private readonly Dictionary<string, List<int>> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> nameless = new(StringComparer.Ordinal);
    private readonly Dictionary<int, NamelessUnit> unitOf = [];

    /// <summary>Pairs that a contact point links, and something speaks against it.</summary>
    public List<(int Left, int Right, bool IsOversized)> Doubts { get; } = [];

    /// <summary>Places them.</summary>
    /// <param name="note">Is told of every link.</param>
    public void Place(Action<int, int, LinkReason> note)
    {
        var free = Free();
        if (free.Count == 0)
            return;
        Index(free);
        foreach (var alike in free.GroupBy(Likeness, StringComparer.Ordinal).Where(alike => alike.Key.Length > 0))
            UniteAlike(alike, note);
        List<NamelessUnit> units = [.. free.GroupBy(clusters.Root, (_, members) => UnitOf([.. members]))];
        foreach (var unit in units)
        {
            foreach (var member in unit.Members)
                unitOf.Add(member, unit);
        }
        // Those that a steward put to somebody stay there, and others may follow.
        foreach (var bound in nameless.Values.SelectMany(places => places).Where(place => !unitOf.ContainsKey(place)).Distinct().ToList())
            unitOf.Add(bound, UnitOf([bound], isBound: true));
        var joins = new List<(LinkStrength Strength, int Member, int Holder)>();
        var lost = new List<NamelessUnit>();
        foreach (var unit in units)
        {
            var leads = LeadsOf(unit);
            if (leads.Count == 0)
                lost.Add(unit);
            else if (leads.Count == 1)
                joins.AddRange(leads);
            else
                Doubts.AddRange(leads.Select(lead => InOrder(lead.Member, lead.Holder, leads.Count > MostAsked)));
        }
        // Proven ones first: a party that holds an account by then is closed to the others.
        foreach (var (strength, member, holder) in joins.OrderByDescending(join => join.Strength).ThenBy(join => join.Member))
            Join(member, holder, strength, note);
        // Who has most first, as others follow them.
        foreach (var unit in lost.OrderByDescending(unit => unit.Contacts.Count).ThenBy(unit => unit.First))
        {
            if (FollowedBy(unit) is var (member, holder, strength))
                Join(member, holder, strength, note);
        }
    }

    /// <summary>Places of records without a name that no steward put to somebody with one.</summary>
    private List<int> Free()
    {
        var free = new List<int>();
        for (var i = 0; i < nodes.Length; i++)
        {
            if (IsNameless(i))
                free.Add(i);
        }
        if (free.Count == 0)
            return free;
        var speaks = new bool[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            if (!nodes[i].IsSilent && !IsNameless(i))
                speaks[clusters.Root(i)] = true;
        }
        free.RemoveAll(place => speaks[clusters.Root(place)]);
        return free;
    }

    private void Index(List<int> free)
    {
        foreach (var contact in free.SelectMany(place => ContactLead.ValuesOf(nodes[place].Features)))
            nameless.TryAdd(contact, []);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].IsSilent)
                continue;
            foreach (var contact in ContactLead.ValuesOf(nodes[i].Features))
            {
                if (nameless.TryGetValue(contact, out var places))
                    (IsNameless(i) ? places : Into(named, contact)).Add(i);
            }
        }
        foreach (var (contact, places) in nameless)
        {
            if (places.Count + Holders(named, contact).Count <= largestBlock)
                continue;
            nameless.Remove(contact);
            named.Remove(contact);
        }
    }

    /// <summary>Those with the same contact points; an account among them takes along who proves them as well.</summary>
    private void UniteAlike(IEnumerable<int> alike, Action<int, int, LinkReason> note)
    {
        var apart = new List<int>();
        foreach (var place in alike.OrderByDescending(place => nodes[place].Features.HoldsAccount).ThenByDescending(IsProven).ThenBy(place => place))
        {
            var met = apart.Where(other => Meet(place, other, out _)).ToList();
            var (isUnited, first) = (false, met.FirstOrDefault(-1));
            foreach (var other in met)
            {
                isUnited = clusters.TryLink(other, place, stage.Judge(nodes[other].Entry, nodes[place].Entry).Strength);
                if (!isUnited)
                    continue;
                note(other, place, new LinkReason(ContactLead.Rule, null));
                break;
            }
            if (isUnited)
                continue;
            apart.Add(place);
            if (first >= 0)
                Doubts.Add(InOrder(place, first, isOversized: false));
        }
    }

    /// <summary>One record for each party that a unit's contact points lead to.</summary>
    private List<(LinkStrength Strength, int Member, int Holder)> LeadsOf(NamelessUnit unit)
    {
        var leads = new Dictionary<int, (LinkStrength Strength, int Member, int Holder)>();
        foreach (var member in unit.Members)
        {
            foreach (var holder in ContactLead.ValuesOf(nodes[member].Features).SelectMany(contact => Holders(named, contact)))
            {
                var root = clusters.Root(holder);
                // Somebody whom a steward kept apart counts as well: else a merge that was taken back would have moved others.
                if (!Meet(member, holder, out var strength))
                    continue;
                if (!leads.TryGetValue(root, out var best) || strength > best.Strength || strength == best.Strength && (member, holder).CompareTo((best.Member, best.Holder)) < 0)
                    leads[root] = (strength, member, holder);
            }
        }
        return [.. leads.Values.OrderBy(lead => lead.Member).ThenBy(lead => lead.Holder)];
    }

    /// <summary>What leads to the one party that has all of a unit's contact points, of those that have the most; null when there is none, or several.</summary>
    private (int Member, int Holder, LinkStrength Strength)? FollowedBy(NamelessUnit unit)
    {
        if (unit.Contacts.Count == 0)
            return null;
        var holders = Holders(nameless, unit.Contacts.First()).Select(place => unitOf[place]).Distinct().Where(other => other != unit && other.Contacts.IsSupersetOf(unit.Contacts)).ToList();
        var widest = holders.Where(one => !holders.Exists(other => other.Contacts.IsProperSupersetOf(one.Contacts))).ToList();
        // Others with the same contact points that are apart from the unit are so for a reason, unless a steward put them where they are.
        widest.RemoveAll(other => !other.IsBound && other.Contacts.Count == unit.Contacts.Count);
        if (widest.Count == 0 || widest.Exists(other => clusters.Root(other.First) != clusters.Root(widest[0].First)))
            return null;
        foreach (var member in unit.Members)
        {
            foreach (var holder in widest.SelectMany(other => other.Members))
            {
                if (Meet(member, holder, out var strength))
                    return (member, holder, strength);
            }
        }
        return null;
    }

    private void Join(int member, int holder, LinkStrength strength, Action<int, int, LinkReason> note)
    {
        if (clusters.TryLink(member, holder, strength))
            note(member, holder, new LinkReason(ContactLead.Rule, null));
        else
            Doubts.Add(InOrder(member, holder, isOversized: false));
    }

    /// <summary>Whether two records have a contact point in common, and a key under which they are found.</summary>
    private bool Meet(int left, int right, out LinkStrength strength)
    {
        var judgement = stage.Judge(nodes[left].Entry, nodes[right].Entry);
        strength = judgement.Strength;
        return judgement.Class == PairClass.Contact && HaveCommonKey(left, right);
    }

    private bool HaveCommonKey(int left, int right)
    {
        var (one, other) = (stage.KeysOf(nodes[left].Entry), stage.KeysOf(nodes[right].Entry));
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            if (one[i] == other[j])
                return true;
            if (one[i] < other[j])
                i++;
            else
                j++;
        }
        return false;
    }

    private bool IsNameless(int place) => !nodes[place].IsSilent && nodes[place].Features.IsNameless;

    private bool IsProven(int place) => nodes[place].Features.Emails.Concat(nodes[place].Features.Phones).All(contact => contact.Proven);

    private string Likeness(int place) => string.Join('\n', ContactLead.ValuesOf(nodes[place].Features).Order(StringComparer.Ordinal));

    private NamelessUnit UnitOf(List<int> members, bool isBound = false) =>
        new(members, members.SelectMany(member => ContactLead.ValuesOf(nodes[member].Features)).ToHashSet(StringComparer.Ordinal), isBound);

    private static (int, int, bool) InOrder(int left, int right, bool isOversized) => (Math.Min(left, right), Math.Max(left, right), isOversized);

    private static List<int> Into(Dictionary<string, List<int>> index, string contact)
    {
        if (!index.TryGetValue(contact, out var places))
            index.Add(contact, places = []);
        return places;
    }

    private static List<int> Holders(Dictionary<string, List<int>> index, string contact) => index.TryGetValue(contact, out var places) ? places : [];
}
