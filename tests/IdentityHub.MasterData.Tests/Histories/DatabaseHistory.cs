using System.Globalization;
using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>Everything that may happen to master data, by two nodes on one database, some of it at once, some of it cut off before its commit and tried again.</summary>
internal sealed class DatabaseHistory(MasterDataNode first, MasterDataNode second, OtherModel model, Random random, List<string> told)
{
    private static readonly string[] Keys = ["crm:1", "crm:2", "crm:3", "crm:4", "shop:1", "shop:2", "web:1", "web:2", "loyalty:1", "service:1", "hub:acc_1", "hub:acc_2"];
    private static readonly (string? Given, string? Family)[] Names = [("Ada", "Lovelace"), ("Grace", "Hopper"), ("A.", "Lovelace"), (null, null)];
    private static readonly string[] LinkKeys = ["web:stub1", "web:stub2", "shop:1"];
    private static readonly Actor Actor = Actor.Hub("history");

    private readonly List<MergeId> merges = [];
    private readonly List<MergeId> words = [];
    private readonly List<MergeId> answers = [];
    private readonly List<RelationshipId> relationships = [];
    private readonly HashSet<GlobalPartyId> known = [];
    private int trust = 20;
    private int requests;

    /// <summary>GPIDs that were ever given.</summary>
    public IReadOnlyCollection<GlobalPartyId> Known => known;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MasterDataNode Node => random.Next(2) == 0 ? first : second;

    public async Task StepAsync()
    {
        var kind = random.Next(32);
        told.Add($"{kind}");
        switch (kind)
        {
            case < 9:
                await PutAsync(Node, Upsert());
                break;
            case < 11:
                var (one, other) = (Upsert(), Upsert());
                await Task.WhenAll(Task.Run(() => PutAsync(first, one), Cancellation), Task.Run(() => PutAsync(second, other), Cancellation));
                break;
            case 11:
                await Node.InScope<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.DeleteAsync(KeyOf(random.Next(Keys.Length)), Actor, null, Cancellation));
                break;
            case 12:
                await CrashAndRetryAsync(Node, Upsert());
                break;
            case 13 or 14 when known.Count > 0:
                var merged = await Node.InScope<PartyMerger, Outcome<MergeReceipt>>(merger => merger.MergeAsync(new MergeOrder(Party(), Party(), null, null, null, ""), Actor, null, Cancellation));
                if (merged.Refusal is null)
                    merges.Add(merged.Value.Merge!.Value);
                break;
            case 15 or 16 when merges.Count > 0:
                await Node.InScope<PartyMerger, Outcome<UnmergeReceipt>>(merger => merger.UnmergeAsync(new UnmergeOrder(Any(merges), null, ""), Actor, null, Cancellation));
                break;
            case 17 when known.Count > 0:
                var party = Party();
                var members = await Node.InScope<PartyDirectory, IReadOnlyList<SourceRecordView>>(directory => directory.RecordsAsync(party, Cancellation));
                Say(await Node.InScope<StewardPins, Outcome<PinReceipt>>(
                    pins => pins.SplitAsync(new SplitOrder(party, [.. members.Where(_ => random.Next(2) == 0).Select(member => member.Record)], null, ""), Actor, null, Cancellation)));
                break;
            case 18:
                var (left, right) = (new RecordOrParty(Key: KeyOf(random.Next(Keys.Length))), new RecordOrParty(Key: KeyOf(random.Next(Keys.Length))));
                Say(await Node.InScope<StewardPins, Outcome<PinReceipt>>(
                    pins => pins.PinAsync(new PinOrder(random.Next(2) == 0 ? PinKind.Always : PinKind.Never, left, right, ""), Actor, null, Cancellation)));
                break;
            case 19 when known.Count > 0:
                await PreferOrWriteAsync(Party());
                break;
            case 20 when words.Count > 0:
                await Node.InScope<StewardPins, Outcome<PinReceipt>>(pins => pins.ReleaseAsync(Any(words), "", false, Actor, null, Cancellation));
                break;
            case 21 when known.Count > 1:
                var related = await Node.InScope<PartyRelationships, Outcome<Relationship>>(
                    all => all.RelateAsync(new RelationshipOrder(RelationshipKind.ContactOf, Party(), Party(), [$"role{random.Next(3)}"], random.Next(2) == 0), Actor, Cancellation));
                if (related.Refusal is null)
                    relationships.Add(related.Value.Id);
                break;
            case 22 when relationships.Count > 0:
                await Node.InScope<PartyRelationships, Outcome<Relationship>>(all => all.EndAsync(Any(relationships), "", Actor, Cancellation));
                break;
            case 23:
                await ChangeRulesAsync();
                break;
            case < 27:
                await AnswerAsync();
                break;
            case 27 when answers.Count > 0:
                await Node.InScope<ReviewAnswers, Outcome<ReviewReceipt>>(all => all.TakeBackAsync(Any(answers), "", Actor, null, Cancellation));
                break;
            case 28 when known.Count > 0:
                var (linked, with) = (KeyOf(LinkKeys, random.Next(LinkKeys.Length)), Party());
                await Node.InScope<CrosswalkLinker, Outcome<LinkReceipt>>(linker => linker.LinkAsync(linked, with, Actor, null, Cancellation));
                break;
            case 29:
                await UnlinkAsync(KeyOf(LinkKeys, random.Next(LinkKeys.Length)));
                break;
            case 30:
                await PutAsync(Node, Upsert() with { SourceVersion = 0 });
                break;
            case 31 when random.Next(2) == 0:
                await ChangeModelAsync();
                break;
        }
    }

    /// <summary>Every projected row, but for running numbers.</summary>
    public static Task<string> RowsAsync(MasterDataNode node) => RowsAsync(
        node, new[] { "source_record", "party", "match_key", "search_word", "pin", "review_task", "review_task_party", "relationship" }.ToDictionary(table => table, _ => "*"));

    private static async Task<string> RowsAsync(MasterDataNode node, IReadOnlyDictionary<string, string> tables)
    {
        var rows = new List<string>();
        foreach (var (table, columns) in tables)
        {
            rows.AddRange((await ReadAsync(node, $"SELECT {columns} FROM {table}"))
                .Select(row => $"{table}|{string.Join('|', row.Where(value => value.Key is not ("seq" or "stamp")).Select(value => $"{value.Key}={value.Value}"))}"));
        }
        rows.Sort(StringComparer.Ordinal);
        return string.Join('\n', rows);
    }

    /// <summary>Rows as the database has them, value by name, whatever the engine calls an id.</summary>
    private static Task<List<Dictionary<string, string>>> ReadAsync(MasterDataNode node, string query) => node.InScope<HubDbContext, List<Dictionary<string, string>>>(async db =>
    {
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<Dictionary<string, string>>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? ""));
        }
        return rows;
    });

    /// <summary>How many records have no standing party, how many redirects lead to none, and how many records bring a GPID along that answers with another party.</summary>
    public static Task<int> StraysAsync(MasterDataNode node) => node.InScope<HubDbContext, int>(async db =>
        await db.Database.SqlQueryRaw<int>(
            "SELECT COUNT(*) AS \"Value\" FROM source_record r WHERE NOT EXISTS (SELECT 1 FROM party p WHERE p.id = r.party_id AND p.merged_into_id IS NULL)").SingleAsync(Cancellation)
        + await db.Database.SqlQueryRaw<int>(
            "SELECT COUNT(*) AS \"Value\" FROM party p WHERE p.merged_into_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM party q WHERE q.id = p.merged_into_id AND q.merged_into_id IS NULL)").SingleAsync(Cancellation)
        + await db.Database.SqlQueryRaw<int>(
            "SELECT COUNT(*) AS \"Value\" FROM source_record r WHERE r.home_id <> r.party_id AND NOT EXISTS (SELECT 1 FROM party p WHERE p.id = r.home_id AND p.merged_into_id = r.party_id)")
            .SingleAsync(Cancellation));

    /// <summary>Which records are one party and what stewards are asked, by source keys: the same whatever ids were given.</summary>
    public static async Task<string> PartitionAsync(MasterDataNode node)
    {
        var parties = (await ReadAsync(node, "SELECT party_id, system, key FROM source_record")).GroupBy(record => record["party_id"], record => $"{record["system"]}:{record["key"]}")
            .ToDictionary(party => party.Key, party => string.Join(' ', party.Order(StringComparer.Ordinal)));
        var asked = (await ReadAsync(node, "SELECT task_id, party_id FROM review_task_party")).ToLookup(row => row["task_id"], row => parties[row["party_id"]]);
        var tasks = await ReadAsync(node, "SELECT id, kind, weight FROM review_task");
        return string.Join('\n', parties.Values.Concat(tasks.Select(task => $"{task["kind"]} {task["weight"]}: {string.Join(" | ", asked[task["id"]].Order(StringComparer.Ordinal))}"))
            .Order(StringComparer.Ordinal));
    }

    /// <summary>Two parties are merged and taken apart again; what readers saw before and after, but for revisions and times of change. Null when there are no two.</summary>
    public async Task<(string Before, string After)?> MergeAndUnmergeAsync()
    {
        if (known.Count < 2)
            return null;
        var before = await ProjectionsAsync();
        var merged = await first.InScope<PartyMerger, Outcome<MergeReceipt>>(merger => merger.MergeAsync(new MergeOrder(Party(), Party(), null, null, null, ""), Actor, null, Cancellation));
        if (merged.Refusal is not null)
            return null;
        (await second.InScope<PartyMerger, Outcome<UnmergeReceipt>>(merger => merger.UnmergeAsync(new UnmergeOrder(merged.Value.Merge!.Value, null, ""), Actor, null, Cancellation)))
            .Refusal.ShouldBeNull();
        return (before, await ProjectionsAsync());
    }

    /// <summary>GPIDs that, by what any commit wrote, came to mean nobody of those that they had meant before.</summary>
    public static async Task<IReadOnlyList<string>> StolenAsync(MasterDataNode node)
    {
        var facts = await node.InScope<IRebuildStore, FactLog>(store => store.ReadFactsAsync(Cancellation));
        var (links, revisions) = (facts.Links.ToLookup(link => link.At), facts.Revisions.ToLookup(revision => revision.At));
        var (parties, redirects) = (new Dictionary<SourceRecordId, GlobalPartyId>(), new Dictionary<GlobalPartyId, GlobalPartyId?>());
        var ever = new Dictionary<GlobalPartyId, HashSet<SourceRecordId>>();
        var stolen = new List<string>();
        foreach (var commit in links.Select(link => link.Key).Union(revisions.Select(revision => revision.Key)).Order())
        {
            foreach (var link in links[commit])
                parties[link.Record] = link.Party;
            foreach (var revision in revisions[commit])
                redirects[revision.Party] = revision.MergedInto;
            foreach (var (party, target) in redirects)
            {
                var meant = parties.Where(record => record.Value == (target ?? party)).Select(record => record.Key).ToHashSet();
                if (ever.TryGetValue(party, out var members) && !meant.Overlaps(members))
                    stolen.Add($"{party} at {commit:O}");
                if (target is null)
                    (ever.TryGetValue(party, out members) ? members : ever[party] = []).UnionWith(meant);
            }
        }
        return stolen;
    }

    private Task<string> ProjectionsAsync() => RowsAsync(first, new Dictionary<string, string>
    {
        ["source_record"] = "id, party_id, home_id, is_native, content_hash, deleted, versions",
        ["party"] = "id, kind, merged_into_id, confirmed, profile",
        ["match_key"] = "*",
        ["search_word"] = "*",
    });

    private async Task AnswerAsync()
    {
        var open = (await Node.InScope<IReviewStore, IReadOnlyList<ReviewTask>>(store => store.ListAsync(new ReviewFilter(), DateTimeOffset.UtcNow, null, null, 1000, Cancellation))).Select(task => task.Id).ToList();
        if (open.Count == 0)
            return;
        var order = new ReviewOrder(Any(open), random.Next(2) == 0 ? ReviewAnswer.Link : ReviewAnswer.NotAMatch);
        // Two stewards at once now and then: one of them is told that it was answered.
        var asked = random.Next(4) == 0 ? new[] { first, second } : [Node];
        foreach (var said in await Task.WhenAll(asked.Select(node => Task.Run(() => node.InScope<ReviewAnswers, Outcome<ReviewReceipt>>(all => all.GiveAsync(order, Actor, null, Cancellation)), Cancellation))))
        {
            if (said.Refusal is null)
                answers.Add(said.Value.Decision);
        }
    }

    private async Task UnlinkAsync(SourceKey key)
    {
        if (await Node.InScope<PartyDirectory, CrosswalkAnswer?>(directory => directory.LookupAsync(key, ReadConsistency.Full, Cancellation)) is { } answer)
            await Node.InScope<CrosswalkLinker, Outcome<LinkReceipt>>(linker => linker.UnlinkAsync(key, answer.Party, Actor, null, Cancellation));
    }

    /// <summary>Another model is published: what follows from facts and model is rebuilt, and everybody is read anew, on either node.</summary>
    private async Task ChangeModelAsync()
    {
        model.Change();
        await Node.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));
        for (long? key = null; await Node.InScope<Rematching, long?>(all => all.SweepAsync(key, Cancellation)) is { } next; key = next)
        {
        }
        for (var place = 0L; await Node.InScope<Rematching, long?>(all => all.RunAsync(place, Cancellation)) is { } next; place = next)
        {
        }
    }

    private async Task PutAsync(MasterDataNode node, SourceRecordUpsert upsert)
    {
        var outcome = await node.InScope<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.UpsertAsync(upsert, Actor, null, Cancellation));
        lock (known)
            known.Add(outcome.Value.Party);
    }

    /// <summary>The process dies before the commit; the caller, who got no answer, asks again under the same request id.</summary>
    private async Task CrashAndRetryAsync(MasterDataNode node, SourceRecordUpsert upsert)
    {
        var request = new RequestKey("history", $"r{requests++}", new string('a', 64));
        try
        {
            await node.InScope<IServiceProvider, bool>(async services =>
            {
                var unit = (IUnitOfWork)services.GetService(typeof(IUnitOfWork))!;
                return await unit.ExecuteAsync<bool>(async (_, token) =>
                {
                    await ((RecordIntake)services.GetService(typeof(RecordIntake))!).UpsertAsync(upsert, Actor, request, token);
                    throw new PowerFailure();
                }, Cancellation);
            });
        }
        catch (PowerFailure)
        {
            // Nothing of it is there.
        }
        var retried = await Node.InScope<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.UpsertAsync(upsert, Actor, request, Cancellation));
        var again = await Node.InScope<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.UpsertAsync(upsert, Actor, request, Cancellation));
        if (again.Value != retried.Value)
            throw new InvalidOperationException("A repeated request answered otherwise.");
        known.Add(retried.Value.Party);
    }

    private async Task PreferOrWriteAsync(GlobalPartyId party)
    {
        if (random.Next(2) == 0)
        {
            var (given, family) = Names[random.Next(Names.Length)];
            var content = random.Next(3) == 0 ? SourceRecordContent.Empty : new SourceRecordContent { GivenName = given, FamilyName = family };
            Say(await Node.InScope<PartyEditor, Outcome<PinReceipt>>(editor => editor.UpdateAsync(new PartyUpdate(party, content, [AttributeGroups.Name], null, ""), Actor, null, Cancellation)));
            return;
        }
        var members = await Node.InScope<PartyDirectory, IReadOnlyList<SourceRecordView>>(directory => directory.RecordsAsync(party, Cancellation));
        if (members.Count == 0)
            return;
        var order = new PreferOrder(party, AttributeGroups.Common[random.Next(AttributeGroups.Common.Count)], members[random.Next(members.Count)].Record, null, "");
        Say(await Node.InScope<StewardPins, Outcome<PinReceipt>>(pins => pins.PreferAsync(order, Actor, null, Cancellation)));
    }

    /// <summary>Another trust in a source: every profile follows.</summary>
    private async Task ChangeRulesAsync()
    {
        trust = trust == 20 ? 45 : 20;
        var crm = MasterDataNode.Systems[0] with { TrustRank = trust };
        await first.InScope<SourceSystems, Outcome<SourceSystem>>(systems => systems.RegisterAsync(crm, Actor, Cancellation));
        // The other node's knowledge of sources is half a second old at most: it forgets it here, instead of being waited for.
        await second.InScope<SourceSystems, SourceSystem?>(systems => systems.ReadAsync("crm", Cancellation));
        ReadOnlyMemory<byte> progress = default;
        while (await first.InScope<ProfileRenewalJob, JobOutcome>(job => job.RunAsync(new JobLease(new JobId(Guid.CreateVersion7()), default, 1, progress), Cancellation)) is JobOutcome.Continue step)
            progress = step.Progress;
    }

    private void Say(Outcome<PinReceipt> outcome)
    {
        if (outcome.Refusal is not null)
            return;
        words.Add(outcome.Value.Decision!.Value);
        known.UnionWith(outcome.Value.Parties.Select(party => party.Id));
    }

    private GlobalPartyId Party() => known.OrderBy(party => party.Value).ElementAt(random.Next(known.Count));

    private T Any<T>(List<T> list) => list[random.Next(list.Count)];

    private static SourceKey KeyOf(int number) => KeyOf(Keys, number);

    private static SourceKey KeyOf(string[] keys, int number) => keys[number].Split(':') is [var system, var key] ? new SourceKey(system, key) : default;

    /// <summary>A record for every key, but for some.</summary>
    public static List<SourceRecordUpsert> Records(Random random) =>
        [.. Enumerable.Range(0, Keys.Length).Where(_ => random.Next(6) > 0).Select(number => Upsert(KeyOf(number), random))];

    private SourceRecordUpsert Upsert() => Upsert(KeyOf(random.Next(Keys.Length)), random);

    private static SourceRecordUpsert Upsert(SourceKey key, Random random)
    {
        var (given, family) = Names[random.Next(Names.Length)];
        var (email, phone, verified) = (random.Next(5), random.Next(4), random.Next(2) == 0);
        return new SourceRecordUpsert(key, new SourceRecordContent
        {
            GivenName = given,
            FamilyName = family,
            Emails = email == 4 ? [] : [new EmailAddressValue($"mail{email}@people.example", verified)],
            Phones = phone == 3 ? [] : [new PhoneNumberValue($"+44 20 7946 000{phone}", verified)],
            NationalId = key.System == "crm" && random.Next(7) == 0 ? $"NI-{random.Next(2)}" : null,
            Extra = key.System == "service" && random.Next(2) == 0 ? new Dictionary<string, string> { ["loyalty_number"] = "1x" } : new Dictionary<string, string>(),
        }, SourceVersion: random.Next(1, 30));
    }

    /// <summary>Of a kind that no engine takes for a passing fault.</summary>
    private sealed class PowerFailure : Exception;
}
