using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// Gives each group of records its GPID: partitions don't depend on history, ids follow it. A standing GPID stays with the part that claims it best (confirmed by a
/// steward, holds an account, most of the records that it brought along, those with a name first, oldest); a group without a standing one regains one that its records brought along; else a new
/// one is made. Standing GPIDs without a group are absorbed by the group that holds most of their records.
/// </summary>
internal static class PartyAssignment
{
    /// <summary>Assigns.</summary>
    /// <param name="groups">The groups, as the partition gives them.</param>
    /// <param name="records">The present of every record, before; a new record's <see cref="RecordState.Party"/> and <see cref="RecordState.Home"/> are the default.</param>
    /// <param name="parties">Every party involved, redirecting ones included.</param>
    /// <param name="wanted">GPIDs that a steward wants back: of several that a group brought along, one of these stands.</param>
    /// <param name="create">Makes a GPID that was never given.</param>
    public static AssignedParties Assign(
        IReadOnlyList<IReadOnlyList<ResolutionNode>> groups,
        IReadOnlyDictionary<SourceRecordId, RecordState> records,
        IReadOnlyDictionary<GlobalPartyId, PartyState> parties,
        IReadOnlySet<GlobalPartyId> wanted,
        Func<GlobalPartyId> create)
    {
        var claims = Claims(groups, records, parties, wanted);
        var owners = new GlobalPartyId?[groups.Count];
        var placed = new Dictionary<GlobalPartyId, int>();
        foreach (var claim in claims)
        {
            if (claim.MayOwn && owners[claim.Group] is null && placed.TryAdd(claim.Party, claim.Group))
                owners[claim.Group] = claim.Party;
        }

        var created = new List<GlobalPartyId>();
        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] is null)
            {
                owners[i] = create();
                created.Add(owners[i]!.Value);
            }
        }

        var targets = new Dictionary<GlobalPartyId, GlobalPartyId>();
        foreach (var claim in claims)
        {
            if (!placed.ContainsKey(claim.Party))
                targets.TryAdd(claim.Party, owners[claim.Group]!.Value);
        }
        return new AssignedParties([.. owners.Select(owner => owner!.Value)], created, targets);
    }

    private static List<Claim> Claims(
        IReadOnlyList<IReadOnlyList<ResolutionNode>> groups, IReadOnlyDictionary<SourceRecordId, RecordState> records, IReadOnlyDictionary<GlobalPartyId, PartyState> parties,
        IReadOnlySet<GlobalPartyId> wanted)
    {
        var claims = new Dictionary<(GlobalPartyId Party, int Group), Claim>();
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var node in groups[i])
            {
                var record = records[node.Record];
                if (record.Party == default)
                    continue;
                Add(record.Home, i, node, brought: 1);
                if (record.Party != record.Home)
                    Add(record.Party, i, node, brought: 0);
            }
        }
        var sorted = claims.Values.ToList();
        sorted.Sort(Claim.BestFirst);
        return sorted;

        void Add(GlobalPartyId party, int group, ResolutionNode node, int brought)
        {
            if (!claims.TryGetValue((party, group), out var claim))
                claims.Add((party, group), claim = new Claim(parties[party], group, wanted.Contains(party)));
            claim.Brought += brought;
            claim.Named += node.IsSilent || node.Features.IsNameless ? 0 : brought;
            claim.Members += 1;
            claim.Natives += brought > 0 && records[node.Record].IsNative ? 1 : 0;
            claim.HoldsAccount |= node.Features.HoldsAccount && brought > 0;
        }
    }

    private sealed class Claim(PartyState party, int group, bool isWanted)
    {
        public GlobalPartyId Party => party.Id;

        public int Group => group;

        public int Brought { get; set; }

        /// <summary>Those of them that say who somebody is: a GPID stays with the person when a contact point turns out to be several people's.</summary>
        public int Named { get; set; }

        public int Members { get; set; }

        public int Natives { get; set; }

        public bool HoldsAccount { get; set; }

        /// <summary>
        /// A GPID goes where records are that had it themselves, never to those only that it absorbed or that joined later: so each GPID has, for ever, a record of its own
        /// in the party that it answers with, and never comes to mean somebody else.
        /// </summary>
        public bool MayOwn => Natives > 0;

        public static int BestFirst(Claim a, Claim b)
        {
            var order = b.Stands.CompareTo(a.Stands);
            if (order == 0)
                order = (b.Natives > 0).CompareTo(a.Natives > 0);
            if (order == 0)
                order = b.IsWanted.CompareTo(a.IsWanted);
            if (order == 0)
                order = b.Confirmed.CompareTo(a.Confirmed);
            if (order == 0)
                order = b.HoldsAccount.CompareTo(a.HoldsAccount);
            if (order == 0)
                order = b.Named.CompareTo(a.Named);
            if (order == 0)
                order = b.Brought.CompareTo(a.Brought);
            if (order == 0)
                order = b.Members.CompareTo(a.Members);
            if (order == 0)
                order = a.Created.CompareTo(b.Created);
            if (order == 0)
                order = a.Party.Value.CompareTo(b.Party.Value);
            return order != 0 ? order : a.Group.CompareTo(b.Group);
        }

        private bool IsWanted => isWanted;

        private bool Stands => party.MergedInto is null;

        private long Confirmed => party.Confirmed;

        private DateTimeOffset Created => party.CreatedAt;
    }
}
