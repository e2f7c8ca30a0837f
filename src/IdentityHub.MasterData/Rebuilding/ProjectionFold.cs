using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Searching;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Rebuilding;

/// <summary>Works out every projection from the facts alone. Comes to the rows that the commands wrote: a property shows it.</summary>
internal static class ProjectionFold
{
    /// <summary>The projections, as a change set that writes all of them anew.</summary>
    public static ChangeSet Of(FactLog facts, IRecordMatcher matcher, SourceCatalog systems)
    {
        var projections = new ChangeSet();
        var links = new Dictionary<SourceRecordId, LinkFact>();
        foreach (var link in facts.Links)
            links[link.Record] = link;
        foreach (var versions in facts.Versions.GroupBy(version => version.Record))
            projections.NewRecords.Add(Record([.. versions.OrderBy(version => version.Number)], links[versions.Key]));

        var standing = StandingPins(facts.Decisions);
        var preferred = standing.Where(pin => pin.Rule == PinRules.Prefer).ToLookup(pin => pin.Members[0].Record);
        for (var i = 0; i < projections.NewRecords.Count; i++)
        {
            if (preferred[projections.NewRecords[i].Id].Any())
                projections.NewRecords[i] = Preferences.Of(projections.NewRecords[i], preferred[projections.NewRecords[i].Id]);
        }
        var place = new Neighbourhood(matcher, systems);
        place.Add(new LoadedParties([], projections.NewRecords, standing, [], new Dictionary<GlobalPartyId, long>()));
        var rebuilt = new RebuiltScene(place, facts.Versions);
        projections.NewRecords.Clear();
        projections.NewRecords.AddRange(place.Now.Values);
        foreach (var record in projections.NewRecords)
            projections.NewMatchKeys.AddRange(rebuilt.KeysOf(record).Select(key => (key, record.Id)));

        var survivor = new Survivor(systems);
        var members = projections.NewRecords.ToLookup(record => record.Party);
        foreach (var revisions in facts.Revisions.GroupBy(revision => revision.Party))
        {
            var party = Party([.. revisions.OrderBy(revision => revision.Revision)]);
            var (profile, kind) = survivor.Survive(members[party.Id]);
            projections.NewParties.Add(party with { Profile = profile, Kind = kind });
            projections.NewWords.AddRange(SearchWords.Of(members[party.Id]).Select(word => (word, party.Id)));
        }
        projections.NewPins.AddRange(standing);
        projections.NewTasks.AddRange(rebuilt.Tasks());
        return projections;
    }

    private static RecordState Record(List<RecordVersionFact> versions, LinkFact link)
    {
        var present = versions.Last(version => version.Present);
        return new RecordState
        {
            Id = present.Record,
            Key = present.Key,
            Party = link.Party,
            Home = link.Home,
            IsNative = link.IsNative,
            Rule = link.Rule,
            Weight = link.Weight,
            Versions = versions[^1].Number,
            Content = present.Deleted ? SourceRecordContent.Empty : present.Content,
            ContentHash = present.ContentHash,
            Kind = present.Kind,
            Deleted = present.Deleted,
            SourceTime = present.SourceTime,
            SourceVersion = present.SourceVersion,
            ReceivedAt = versions[0].At,
            ChangedAt = present.At,
        };
    }

    private static PartyState Party(List<PartyFact> revisions) => new()
    {
        Id = revisions[0].Party,
        Revision = revisions[^1].Revision,
        Stamp = revisions[^1].Revision,
        MergedInto = revisions[^1].MergedInto,
        Confirmed = revisions[^1].Confirmed,
        CreatedAt = revisions[0].At,
        ChangedAt = revisions[^1].At,
    };

    private static List<Pin> StandingPins(IReadOnlyList<StewardFact> decisions)
    {
        var standing = new Dictionary<MergeId, Pin>();
        foreach (var decision in decisions)
        {
            if (decision.Undoes is { } undone)
                standing.Remove(undone);
            if (decision.Pin.Rule == "unlink")
            {
                var unlinked = decision.Pin.Members.First(member => !member.Right).Record;
                foreach (var link in standing.Values.Where(pin => pin.Rule == "link" && pin.Members.Any(member => member.Record == unlinked)).ToList())
                    standing.Remove(link.Id);
            }
            // A decision that only takes another back sets no pin.
            if (decision.Pin.Members.Count > 0)
                standing[decision.Id] = decision.Pin;
        }
        return [.. standing.Values];
    }
}
