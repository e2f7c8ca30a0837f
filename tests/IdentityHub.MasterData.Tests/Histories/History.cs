using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>Master data in memory with everything that may happen to it.</summary>
internal sealed class History
{
    private static readonly string[] Keys = ["crm:1", "crm:2", "crm:3", "shop:1", "shop:2", "web:1", "web:2", "loyalty:1", "service:1", "hub:acc_1", "hub:acc_2"];
    private static readonly string[] LinkKeys = ["web:stub1", "web:stub2", "shop:1"];
    private static readonly (string? Given, string? Family)[] Names = [("Ada", "Lovelace"), ("Grace", "Hopper"), ("A.", "Lovelace"), (null, null)];
    private static readonly Actor Actor = Actor.Hub("history");

    private readonly OtherModel matcher = new();
    private readonly RecordIntake intake;
    private readonly PartyMerger merger;
    private readonly CrosswalkLinker linker;
    private readonly ReviewAnswers answers;
    private readonly StewardPins pins;
    private readonly PartyEditor editor;
    private readonly SourceSystems sources;
    private readonly Rematching rematching;
    private readonly MemoryWork work = new();

    public History()
    {
        Store.Systems.AddRange(MasterDataNode.Systems);
        sources = new SourceSystems(Store, new DefaultRules(Store), work, new SourceSystemCache(TimeProvider.System));
        var writer = new SettlementWriter(Store, () => []);
        rematching = new Rematching(Store, new DefaultRules(Store), work, sources, matcher, writer, TimeProvider.System);
        intake = new RecordIntake(Store, work, sources, matcher, writer, TimeProvider.System);
        merger = new PartyMerger(
            Store, work, sources, matcher, writer, new PartyDirectory(Store, new DirectoryCache(TimeProvider.System), sources), TimeProvider.System);
        answers = new ReviewAnswers(Store, Store, work, sources, matcher, writer, new PartyDirectory(Store, new DirectoryCache(TimeProvider.System), sources), TimeProvider.System);
        var commands = new PinCommands(Store, work, sources, matcher, writer, new PartyDirectory(Store, new DirectoryCache(TimeProvider.System), sources), TimeProvider.System);
        pins = new StewardPins(commands, Store, sources);
        editor = new PartyEditor(commands, Store);
        linker = new CrosswalkLinker(Store, work, sources, matcher, writer, TimeProvider.System);
    }

    public MemoryStore Store { get; } = new();

    public List<MergeId> Merges { get; } = [];

    public List<MergeId> Answers { get; } = [];

    public List<MergeId> Words { get; } = [];

    public async Task RunAsync(Step step)
    {
        switch (step)
        {
            case Step.Put put:
                await PutAsync([put]);
                break;
            case Step.Delete delete:
                await intake.DeleteAsync(Key(Keys, delete.Key), Actor, null, CancellationToken.None);
                break;
            case Step.Merge merge when Store.Parties.Count > 0:
                await MergeAsync(merge);
                break;
            case Step.Unmerge unmerge when Merges.Count > 0:
                await merger.UnmergeAsync(new UnmergeOrder(Merges[unmerge.Which % Merges.Count], null, ""), Actor, null, CancellationToken.None);
                break;
            case Step.Link link when Store.Parties.Count > 0:
                await linker.LinkAsync(Key(LinkKeys, link.Key), Party(link.Party), Actor, null, CancellationToken.None);
                break;
            case Step.Answer answer when Store.Tasks.Count > 0:
                var task = Store.Tasks.Keys.OrderBy(id => id.Value).ElementAt(answer.Task % Store.Tasks.Count);
                var said = await answers.GiveAsync(new ReviewOrder(task, answer.Yes ? ReviewAnswer.Link : ReviewAnswer.NotAMatch), Actor, null, CancellationToken.None);
                if (said.Refusal is null)
                    Answers.Add(said.Value.Decision);
                break;
            case Step.TakeBack back when Answers.Count > 0:
                await answers.TakeBackAsync(Answers[back.Which % Answers.Count], "", Actor, null, CancellationToken.None);
                break;
            case Step.Split split when Store.Parties.Count > 0:
                var members = Store.Records.Values.Where(record => record.Party == Party(split.Party)).OrderBy(record => record.Key.ToString(), StringComparer.Ordinal).ToList();
                Spoken(await pins.SplitAsync(
                    new SplitOrder(Party(split.Party), [.. members.Where((_, i) => (split.Records >> i & 1) == 1).Select(record => record.Id)], null, ""), Actor, null, CancellationToken.None));
                break;
            case Step.PinPair pair when Store.Records.Count > 0:
                Spoken(await pins.PinAsync(
                    new PinOrder(pair.Always ? PinKind.Always : PinKind.Never, new RecordOrParty(Record(pair.First).Id), new RecordOrParty(Record(pair.Second).Id), ""),
                    Actor, null, CancellationToken.None));
                break;
            case Step.Prefer prefer when Store.Records.Count > 0:
                Spoken(await pins.PreferAsync(
                    new PreferOrder(Record(prefer.Record).Party, AttributeGroups.Common[prefer.Group % AttributeGroups.Common.Count], Record(prefer.Record).Id, null, ""),
                    Actor, null, CancellationToken.None));
                break;
            case Step.Write write when Store.Parties.Count > 0:
                var (given, family) = Names[write.Name % Names.Length];
                Spoken(await editor.UpdateAsync(
                    new PartyUpdate(Party(write.Party), write.Clears ? SourceRecordContent.Empty : new SourceRecordContent { GivenName = given, FamilyName = family }, [AttributeGroups.Name], null, ""),
                    Actor, null, CancellationToken.None));
                break;
            case Step.Release release when Words.Count > 0:
                await pins.ReleaseAsync(Words[release.Which % Words.Count], "", false, Actor, null, CancellationToken.None);
                break;
            case Step.OtherModel:
                await ChangeModelAsync();
                break;
            case Step.Unlink unlink:
                var key = Key(LinkKeys, unlink.Key);
                if (Store.Records.Values.FirstOrDefault(record => record.Key == key) is { } record)
                    await linker.UnlinkAsync(key, record.Party, Actor, null, CancellationToken.None);
                break;
        }
    }

    /// <summary>Another model is published: projections that follow from facts and model are rebuilt, and everybody is read anew.</summary>
    private async Task ChangeModelAsync()
    {
        matcher.Change();
        Store.Replace(ProjectionFold.Of(Store.Facts, matcher, await sources.AllAsync(CancellationToken.None)));
        await RematchAsync();
    }

    /// <summary>Reads everybody anew, to the end.</summary>
    public async Task RematchAsync()
    {
        for (long? key = null; await rematching.SweepAsync(key, CancellationToken.None) is { } next; key = next)
        {
        }
        for (var place = 0L; await rematching.RunAsync(place, CancellationToken.None) is { } next; place = next)
        {
        }
    }

    /// <summary>Another model, without a rebuild before everybody is read anew.</summary>
    public Task RematchWithAnotherModelAsync()
    {
        matcher.Change();
        return RematchAsync();
    }

    public Task PutAsync(IReadOnlyList<Step.Put> puts) =>
        intake.UpsertManyAsync([.. puts.Select(put => IntakeCommand.Write(Upsert(put), Actor))], CancellationToken.None);

    public async Task<MergeId?> MergeAsync(Step.Merge merge)
    {
        var (first, second) = (Party(merge.First), Party(merge.Second));
        GlobalPartyId? survivor = (merge.Survivor % 3) switch { 0 => null, 1 => first, _ => second };
        var outcome = await merger.MergeAsync(new MergeOrder(first, second, survivor, null, null, ""), Actor, null, CancellationToken.None);
        if (outcome.Refusal is not null)
            return null;
        Merges.Add(outcome.Value.Merge!.Value);
        return outcome.Value.Merge;
    }

    private void Spoken(Outcome<PinReceipt> outcome)
    {
        if (outcome.Refusal is null)
            Words.Add(outcome.Value.Decision!.Value);
    }

    private RecordState Record(int number) => Store.Records.Values.OrderBy(record => record.Key.ToString(), StringComparer.Ordinal).ElementAt(number % Store.Records.Count);

    /// <summary>Which records are one party, by source keys: the same whatever ids were given.</summary>
    public string Partition() => string.Join('\n', Store.Records.Values
        .GroupBy(record => record.Party, record => record.Key.ToString())
        .Select(group => string.Join(' ', group.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

    /// <summary>Every match key of every record, by source keys.</summary>
    public string MatchKeys() => string.Join('\n', Store.MatchKeys.Select(key => $"{key.Item1} {Name(key.Item2)}").Order(StringComparer.Ordinal));

    /// <summary>What stewards are asked, by source keys.</summary>
    public string Questions() => string.Join('\n', Store.Tasks.Values
        .Select(task => $"{task.Kind} " + (task.Edges.Count == 0 ? $"{Name(task.Left)} {Name(task.Right ?? task.Left)}"
            : string.Join(' ', task.Edges.Select(edge => string.Join('~', new[] { Name(edge.Left), Name(edge.Right) }.Order(StringComparer.Ordinal)) + $"={edge.Weight}").Order(StringComparer.Ordinal))))
        .Order(StringComparer.Ordinal));

    /// <summary>What stewards are asked, but for what a merge (taken back or not) is a word about.</summary>
    public string QuestionsBeside(IEnumerable<ReviewTaskState> tasks, MergeId answered)
    {
        var merge = Store.Decisions.Find(decision => decision.Id == answered)!;
        return string.Join('\n', Questions(tasks.Where(task => !task.Parties.Contains(merge.Survivor) || !task.Parties.Contains(merge.Absorbed!.Value))));
    }

    private string Name(SourceRecordId record) => Store.Records[record].Key.ToString();

    /// <summary>Everything that readers see, but for revisions and times of change.</summary>
    public string Projections() => string.Join('\n', [
        .. Store.Records.Values.OrderBy(record => record.Id.Value).Select(record => $"{record.Id} {record.Key} {record.Party} {record.Home} {record.IsNative} {record.ContentHash} {record.Deleted}"),
        .. Store.Parties.Values.OrderBy(party => party.Id.Value).Select(party => $"{party.Id} {party.Kind} {party.MergedInto} {party.Confirmed} {Text(party.Profile)}"),
        .. Store.MatchKeys.Select(key => key.ToString()).Order(StringComparer.Ordinal),
        .. Store.Words.Select(word => word.ToString()).Order(StringComparer.Ordinal),
    ]);

    /// <summary>Every projected row.</summary>
    public string Rows() => Rows(Store.Records.Values, Store.Parties.Values, Store.Pins.Values, Store.MatchKeys, Store.Words, Store.Tasks.Values);

    /// <summary>The same out of the facts alone.</summary>
    public async Task<string> RebuiltRowsAsync()
    {
        var rebuilt = ProjectionFold.Of(Store.Facts, matcher, await sources.AllAsync(CancellationToken.None));
        return Rows(rebuilt.NewRecords, rebuilt.NewParties, rebuilt.NewPins, rebuilt.NewMatchKeys, rebuilt.NewWords, rebuilt.NewTasks);
    }

    private static string Rows(
        IEnumerable<RecordState> records, IEnumerable<PartyState> parties, IEnumerable<Pin> pins, IEnumerable<(long, SourceRecordId)> keys, IEnumerable<(string, GlobalPartyId)> words,
        IEnumerable<ReviewTaskState> tasks) =>
        string.Join('\n', [
            .. records.OrderBy(record => record.Id.Value).Select(record =>
                $"{record with { Content = SourceRecordContent.Empty, Pinned = RecordState.Unpinned }} {string.Join(',', record.Pinned)} {Encoding.UTF8.GetString(KeptForm.Write(record.Content))}"),
            .. parties.OrderBy(party => party.Id.Value).Select(party => $"{party with { Profile = GoldenProfile.Empty, Stamp = 0 }} {Text(party.Profile)}"),
            .. pins.OrderBy(pin => pin.Id.Value).Select(pin => $"{pin.Id} {pin.Number} {pin.Kind} {pin.Rule} {pin.Group} {pin.Confirms} {string.Join(',', pin.Members)}"),
            .. keys.Select(key => key.ToString()).Order(StringComparer.Ordinal),
            .. words.Select(word => word.ToString()).Order(StringComparer.Ordinal),
            .. Questions(tasks),
        ]);

    /// <summary>What stewards are asked.</summary>
    private static IEnumerable<string> Questions(IEnumerable<ReviewTaskState> tasks) => tasks.OrderBy(task => task.Id.Value).Select(task =>
        $"{task.Id} {task.Kind} {string.Join(',', task.Parties)} {task.Left} {task.Right} {task.Weight} {task.Rule} {string.Join(',', task.Systems)} {task.Since:O} {string.Join(';', task.Edges)}");

    private static string Text(GoldenProfile profile) => Encoding.UTF8.GetString(KeptForm.Write(profile));

    private GlobalPartyId Party(int number) => Store.Parties.Keys.OrderBy(id => id.Value).ElementAt(number % Store.Parties.Count);

    private static SourceKey Key(string[] keys, int number) => keys[number % keys.Length].Split(':') is [var system, var key] ? new SourceKey(system, key) : default;

    private static SourceRecordUpsert Upsert(Step.Put put)
    {
        var (given, family) = Names[put.Name % Names.Length];
        var key = Key(Keys, put.Key);
        return new SourceRecordUpsert(key, new SourceRecordContent
        {
            GivenName = given,
            FamilyName = family,
            Emails = put.Email % 5 == 4 ? [] : [new EmailAddressValue($"mail{put.Email % 5}@people.example", put.Verified)],
            Phones = put.Phone % 4 == 3 ? [] : [new PhoneNumberValue($"+44 20 7946 000{put.Phone % 4}", put.Verified)],
            NationalId = put.Phone % 7 == 1 && key.System == "crm" ? $"NI-{put.Name % 2}" : null,
            Extra = key.System == "service" && put.Email % 2 == 0 ? new Dictionary<string, string> { ["loyalty_number"] = "1x" } : new Dictionary<string, string>(),
        }, SourceVersion: put.Version);
    }
}
