using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>Stewards' words beside merges and answers: splitting, always and never one party, whose value is right. All are pins that every later run obeys, and all can be taken back.</summary>
public sealed class StewardPins
{
    private static readonly string[] Releasable = [PinRules.Split, PinRules.Together, PinRules.Apart, PinRules.Prefer, PinRules.Unmerge, PinRules.Confirm, PinRules.SameKey];

    private readonly PinCommands commands;
    private readonly IDirectoryStore records;
    private readonly SourceSystems sources;

    internal StewardPins(PinCommands commands, IDirectoryStore records, SourceSystems sources) => (this.commands, this.records, this.sources) = (commands, records, sources);

    /// <summary>
    /// Takes records out of a party; those that leave stay together, as do those that stay. Which of the two keeps the GPID follows the rules for GPIDs.
    /// <c>PARTY_NOT_FOUND</c>, <c>ETAG_STALE</c>, <c>RECORD_NOT_OF_PARTY</c>, <c>SPLIT_OF_ALL</c>, <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public Task<Outcome<PinReceipt>> SplitAsync(SplitOrder order, Actor steward, RequestKey? request, CancellationToken cancellation) =>
        order.Records.Count == 0
            ? Task.FromResult<Outcome<PinReceipt>>(Refusal.Invalid("records", "name at least one"))
            : commands.RunAsync([order.Party], order.Reason, order.ValidateOnly, steward, request, draft =>
            {
                if (draft.IsStale(order.Etag))
                    return Refusal.StaleEtag;
                var leaving = order.Records.ToHashSet();
                var sides = draft.Place.SideOf(draft.Party, right: false).ToList();
                if (leaving.Any(record => sides.TrueForAll(member => member.Record != record)))
                    return PinRefusals.NotOfParty;
                if (leaving.Count == sides.Count)
                    return PinRefusals.All;
                draft.Action = "party.split";
                draft.Add(PinKind.Never, PinRules.Split, [.. Side(sides, member => !leaving.Contains(member.Record), right: false), .. Side(sides, member => leaving.Contains(member.Record), right: true)]);
                return true;
            }, cancellation);

    /// <summary>
    /// Says that two are always one party, or never. <c>RECORD_NOT_FOUND</c>, <c>PARTY_NOT_FOUND</c>, <c>SAME_RECORD</c>; <c>SAME_PARTY</c> for parties that are one already;
    /// <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public async Task<Outcome<PinReceipt>> PinAsync(PinOrder order, Actor steward, RequestKey? request, CancellationToken cancellation)
    {
        if (await PartyOfAsync(order.Left, cancellation) is not { } left || await PartyOfAsync(order.Right, cancellation) is not { } right)
            return order.Left.Party is null || order.Right.Party is null ? PinRefusals.RecordNotFound : PartyMerger.PartyNotFound;
        return await commands.RunAsync([left, right], order.Reason, order.ValidateOnly, steward, request, draft =>
        {
            var (one, other) = (MembersOf(draft, order.Left, draft.Standing[0], right: false), MembersOf(draft, order.Right, draft.Standing[1], right: true));
            if (one.Count == 0 || other.Count == 0)
                return PinRefusals.RecordNotFound;
            if (one.Any(member => other.Any(theirs => theirs.Record == member.Record)))
                return order.Left.Party is null ? PinRefusals.SameRecord : PinRefusals.SameParty;
            draft.Action = order.Kind == PinKind.Always ? "pin.always" : "pin.never";
            draft.Add(order.Kind, order.Kind == PinKind.Always ? PinRules.Together : PinRules.Apart, [.. one, .. other]);
            return true;
        }, cancellation);
    }

    /// <summary>
    /// Says that for a group of attributes one record of the party is right, whatever the rules of survivorship say else. <c>PARTY_NOT_FOUND</c>, <c>ETAG_STALE</c>,
    /// <c>RECORD_NOT_OF_PARTY</c>, <c>RECORD_SAYS_NOTHING</c>, <c>PIN_NOT_A_RULE</c> when the group's rules leave stewards no word, <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public Task<Outcome<PinReceipt>> PreferAsync(PreferOrder order, Actor steward, RequestKey? request, CancellationToken cancellation) =>
        !AttributeGroups.IsKnown(order.Group)
            ? Task.FromResult<Outcome<PinReceipt>>(Refusal.Invalid("group", "is not known"))
            : commands.RunAsync([order.Party], order.Reason, order.ValidateOnly, steward, request, draft =>
            {
                if (draft.IsStale(order.Etag))
                    return Refusal.StaleEtag;
                if (!draft.Place.Now.TryGetValue(order.Record, out var record) || record.Party != draft.Party)
                    return PinRefusals.NotOfParty;
                if (record.IsSilent || !AttributeGroups.Speaks(record.Content, order.Group))
                    return PinRefusals.SaysNothing;
                if (!draft.Place.Systems.Rules.ChainOf(order.Group).Contains(SurvivorshipRule.Pin))
                    return PinRefusals.NotARule;
                draft.Action = "pin.prefer";
                Prefer(draft, order.Record, order.Group);
                return true;
            }, cancellation);

    /// <summary>
    /// Takes such a word back: what it parted or joined is decided as if it had never been said, and GPIDs that it made redirect. <c>DECISION_NOT_FOUND</c>;
    /// <c>DECISION_ALREADY_UNDONE</c>; <c>PIN_HAS_ITS_OWN_UNDOING</c> for merges (unmerge), links of keys (unlink) and answers to questions (undo); <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public async Task<Outcome<PinReceipt>> ReleaseAsync(MergeId decision, string reason, bool validateOnly, Actor steward, RequestKey? request, CancellationToken cancellation)
    {
        if ((await commands.Store.FindDecisionsAsync([decision], cancellation)).GetValueOrDefault(decision) is not { Pin.Members.Count: > 0 } given)
            return DeskRefusals.DecisionNotFound;
        if (!IsReleasable(given))
            return PinRefusals.OwnUndoing;
        var members = given.Pin.Members.Select(member => member.Record).ToList();
        List<GlobalPartyId> named = [given.Survivor, .. given.Absorbed is { } absorbed ? [absorbed] : Array.Empty<GlobalPartyId>(), .. await commands.Store.FindPartiesAsync(members, cancellation)];
        return await commands.RunAsync([.. named.Distinct()], reason, validateOnly, steward, request, draft =>
        {
            // Pins of records that were loaded are all there: one that isn't, stands no longer.
            if (!draft.Place.Pins.ContainsKey(decision))
                return DeskRefusals.AlreadyUndone;
            draft.Action = "pin.release";
            draft.Add(given.Pin.Kind, PinRules.Undo, [], undoes: decision);
            draft.Named.UnionWith(members.Where(draft.Place.Now.ContainsKey));
            if (given.Pin.Rule == PinRules.Prefer)
                draft.Renew(members[0]);
            else
                draft.Place.Wanted.Add(given.Survivor);
            return true;
        }, cancellation);
    }

    /// <summary>The words that stand about a party's records, the latest first.</summary>
    public async Task<IReadOnlyList<StandingPin>> ListAsync(GlobalPartyId party, CancellationToken cancellation)
    {
        if (!(await commands.Store.ResolveAsync([party], cancellation)).TryGetValue(party, out var standing))
            return [];
        var place = new Neighbourhood(commands.Matcher, await sources.AllAsync(cancellation));
        await new NeighbourhoodLoader(commands.Store).LoadAsync(place, [], [], [standing], cancellation);
        var pins = new List<StandingPin>();
        var concerned = place.Pins.Values.Where(pin => pin.Members.Any(member => place.Now.TryGetValue(member.Record, out var record) && record.Party == standing)).ToList();
        var facts = await commands.Store.FindDecisionsAsync([.. concerned.Select(pin => pin.Id)], cancellation);
        foreach (var pin in concerned)
        {
            if (facts.TryGetValue(pin.Id, out var fact))
            {
                var keys = pin.Members.Where(member => place.Now.ContainsKey(member.Record)).ToDictionary(member => member.Record, member => place.Now[member.Record].Key);
                pins.Add(new StandingPin(pin, keys, fact.Reason, fact.At, fact.Actor) { IsReleasable = IsReleasable(fact) });
            }
        }
        return [.. pins.OrderByDescending(pin => pin.At).ThenByDescending(pin => pin.Pin.Number)];
    }

    /// <summary>Sets a preference; what was preferred of the same record before goes with it.</summary>
    internal static void Prefer(PinDraft draft, SourceRecordId record, string group)
    {
        var earlier = draft.Place.Pins.Values.FirstOrDefault(pin => pin.Rule == PinRules.Prefer && pin.Group == group && pin.Members[0].Record == record);
        draft.Add(PinKind.Always, PinRules.Prefer, [new PinMember(record, false, true)], group, earlier?.Id);
        draft.Renew(record);
    }

    private static bool IsReleasable(StewardFact fact) => fact.Task is null && Releasable.Contains(fact.Pin.Rule);

    private async Task<GlobalPartyId?> PartyOfAsync(RecordOrParty side, CancellationToken cancellation)
    {
        if (side.Party is { } party)
            return party;
        if (side.Record is { } record)
            return await records.PartyOfAsync(record, cancellation);
        return side.Key is { } key && (await records.FindAsync([key], cancellation)).TryGetValue(key, out var answer) ? answer.Party : null;
    }

    private static List<PinMember> MembersOf(PinDraft draft, RecordOrParty side, GlobalPartyId party, bool right)
    {
        if (side.Party is not null)
            return [.. draft.Place.SideOf(party, right)];
        var record = side.Record ?? (side.Key is { } key ? draft.Place.Find(key)?.Id : null);
        return record is { } id && draft.Place.Now.ContainsKey(id) ? [new PinMember(id, right, true)] : [];
    }

    private static IEnumerable<PinMember> Side(IReadOnlyList<PinMember> ordered, Func<PinMember, bool> belongs, bool right) =>
        ordered.Where(belongs).Select((member, i) => new PinMember(member.Record, right, IsCentre: i == 0));
}
