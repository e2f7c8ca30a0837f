using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Says what a link of two parties would come to. Reads only.</summary>
public sealed class LinkPreviews
{
    private readonly IMasterDataStore store;
    private readonly SourceSystems sources;
    private readonly IRecordMatcher matcher;
    private readonly TimeProvider time;

    internal LinkPreviews(IMasterDataStore store, SourceSystems sources, IRecordMatcher matcher, TimeProvider time) =>
        (this.store, this.sources, this.matcher, this.time) = (store, sources, matcher, time);

    /// <summary>The preview. <c>PARTY_NOT_FOUND</c>, <c>SAME_PARTY</c>, <c>SURVIVOR_UNKNOWN</c>.</summary>
    /// <param name="first">One party.</param>
    /// <param name="second">The other.</param>
    /// <param name="survivor">Which GPID is to survive; null: by rule.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Outcome<LinkPreview>> OfAsync(GlobalPartyId first, GlobalPartyId second, GlobalPartyId? survivor, CancellationToken cancellation)
    {
        var systems = await sources.AllAsync(cancellation);
        var standing = await store.ResolveAsync([first, second], cancellation);
        if (!standing.TryGetValue(first, out var one) || !standing.TryGetValue(second, out var other))
            return PartyMerger.PartyNotFound;
        if (one == other)
            return new Refusal(RefusalKind.FailedPrecondition, "SAME_PARTY", "The two are one party already.");
        if (survivor is { } wished && wished != one && wished != other)
            return new Refusal(RefusalKind.Invalid, "SURVIVOR_UNKNOWN", "The survivor must be one of the two parties.");

        var place = new Neighbourhood(matcher, systems);
        await new NeighbourhoodLoader(store).LoadAsync(place, [], [], [one, other], cancellation);
        var before = new[] { one, other }.ToDictionary(party => party, party => (State: place.Parties[party], Members: place.MembersOf(party).ToList()));
        var pin = new Pin(
            TypeId.New<MergeId>(time), place.NextPinNumber(), PinKind.Always, PinRules.Merge, survivor, [.. place.SideOf(one, right: false), .. place.SideOf(other, right: true)]);
        place.Pins.Add(pin.Id, pin);
        var settlement = Settlement.Of(place, new CommandContext(Kernel.Actors.Actor.Hub("preview"), time.GetUtcNow(), pin.Id), [], new ChangeSet(), () => TypeId.New<GlobalPartyId>(time));
        var result = settlement.View(one);
        var members = place.MembersOf(result.Id).ToList();
        var lineage = new List<SurvivedAttribute>();
        new Survivor(systems).Survive(members, lineage);
        return new LinkPreview(
            result, [.. standing.Values.Distinct().Where(party => party != result.Id)],
            [.. lineage.Select(from => new AttributeLineage(from.Attribute, from.Value, from.Key, from.Record, from.Rule))],
            [.. members.Where(record => !record.Deleted).Select(record => record.Key)],
            survivor is not null ? "named" : ReasonOf(before[result.Id], before[result.Id == one ? other : one]))
        { Moved = settlement.Moved };
    }

    private static string ReasonOf((PartyState State, List<RecordState> Members) winner, (PartyState State, List<RecordState> Members) loser)
    {
        if (winner.State.Confirmed > loser.State.Confirmed)
            return "confirmed";
        if (HoldsAccount(winner.Members) && !HoldsAccount(loser.Members))
            return "account";
        return winner.Members.Count > loser.Members.Count ? "most-records" : "oldest";

        static bool HoldsAccount(List<RecordState> members) => members.Any(record => record.Key.System == SourceSystem.HubCode);
    }
}
