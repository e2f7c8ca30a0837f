using System.Globalization;
using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Loading;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.Matching.Generation;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Loading;

public sealed class InitialLoadTests
{
    private const int Few = 600;

    private static readonly string[] Projections = ["source_record", "party", "match_key", "search_word", "pin", "review_task", "review_task_party"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_load_comes_to_the_parties_and_profiles_that_one_by_one_comes_to()
    {
        await using var loaded = await MasterDataNode.CreateAsync();
        await using var grown = await MasterDataNode.CreateAsync();
        var (crm, shop) = (Csv(0), Csv(1));

        var report = (await Load(loaded, ("crm", crm), ("web", shop))).Value;

        await Import(grown, "crm", crm);
        await Import(grown, "web", shop);
        (report.Records + report.Rejected).ShouldBe(2 * Few);
        var expected = await Profiles(grown);
        (await Profiles(loaded)).Except(expected).Take(3).ShouldBeEmpty();
        report.Parties.ShouldBe(expected.Count);
        report.Parties.ShouldBeLessThan(2 * Few - 100);
        (await Tasks(loaded)).Except(await Tasks(grown)).Take(3).ShouldBeEmpty();
        (await Tasks(loaded)).Count.ShouldBe((await Tasks(grown)).Count);
    }

    [Fact]
    public async Task Those_without_a_name_are_placed_as_one_by_one()
    {
        await using var loaded = await MasterDataNode.CreateAsync();
        await using var grown = await MasterDataNode.CreateAsync();
        const string chats = "key,email,phone\nboth,family@people.example,\nbob,,+44 20 7946 0001\nnew-1,,+44 20 7946 0002\nnew-2,nora@people.example,+44 20 7946 0002\n";
        const string people = "key,given_name,family_name,date_of_birth,email,phone\n1,Ada,Lovelace,1815-12-10,family@people.example,\n2,Grace,Hopper,1906-12-09,family@people.example,\n"
            + "3,Bob,Barker,1950-02-03,,+44 20 7946 0001\n";

        (await Load(loaded, ("web", chats), ("crm", people))).Value.Parties.ShouldBe(5);

        await Import(grown, "web", chats);
        await Import(grown, "crm", people);
        (await Profiles(loaded)).ShouldBe(await Profiles(grown));
        (await Tasks(loaded)).ShouldBe(await Tasks(grown));
        (await Tasks(loaded)).Count.ShouldBe(2);
        var before = await Rows(loaded, Projections);
        await loaded.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));
        (await Rows(loaded, Projections)).ShouldBe(before);
    }

    [Fact]
    public async Task A_rebuild_after_a_load_finds_nothing_to_change()
    {
        await using var node = await MasterDataNode.CreateAsync();
        (await Load(node, ("crm", Csv(0) + "1;x\n"), ("web", Csv(1)))).Value.Rejected.ShouldBePositive();
        var before = await Rows(node, Projections);

        await node.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));

        (await Rows(node, Projections)).Except(before).Take(3).ShouldBeEmpty();
        (await Rows(node, Projections)).Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task A_key_that_seems_to_be_somebody_elses_later_in_the_files_is_asked_about()
    {
        await using var node = await MasterDataNode.CreateAsync();
        const string file = "key,given_name,family_name,date_of_birth,version\n1,Ada,Lovelace,1815-12-10,1\n1,Grace,Hopper,1906-12-09,2\n";

        (await Load(node, ("crm", file))).Value.Tasks.ShouldBe(1);

        var before = await Rows(node, Projections);
        await node.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));
        (await Rows(node, Projections)).ShouldBe(before);
    }

    [Fact]
    public async Task Rows_with_one_key_are_versions_of_one_record()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var file = "key,given_name,family_name,version,deleted\n1,Ada,Lovelace,2,\n2,Grace,Hopper,1,\n1,Augusta,Byron,1,\n2,,,2,true\n3,Alan,Turing,1,\n3,Alan,Turing,1,\n4,,,1,true\n";

        var report = (await Load(node, ("crm", file))).Value;

        (report.Rows, report.Records, report.Late, report.Rejected).ShouldBe((7, 3, 1, 1));
        (await Rows(node, ["source_record_version"])).Count.ShouldBe(5);
        (await Profiles(node)).ShouldContain(party => party.Contains("Lovelace", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_feed_tells_once_per_source_that_parties_were_loaded()
    {
        await using var node = await MasterDataNode.CreateAsync();
        (await Load(node, ("crm", Csv(0)))).Refusal.ShouldBeNull();

        var kinds = await Rows(node, ["outbox"]);

        kinds.Count.ShouldBe(1);
        (await node.TryPut(new SourceRecordUpsert(new SourceKey("crm", "new"), People.Ada()))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_files_again_do_nothing_and_others_are_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();
        (await Load(node, ("crm", Csv(0)))).Value.AlreadyComplete.ShouldBeFalse();

        (await Load(node, ("crm", Csv(0)))).Value.AlreadyComplete.ShouldBeTrue();
        (await Load(node, ("crm", Csv(1)))).Refusal!.Reason.ShouldBe("MASTER_DATA_NOT_EMPTY");
    }

    [Theory]
    [InlineData(LoadPhase.Parties)]
    [InlineData(LoadPhase.MatchKeys)]
    [InlineData(LoadPhase.Words)]
    public async Task A_load_that_was_killed_goes_on_behind_what_it_wrote(LoadPhase at)
    {
        await using var whole = await MasterDataNode.CreateAsync();
        await using var node = await MasterDataNode.CreateAsync();
        await Load(whole, ("crm", Csv(0)));
        await KilledAt(node, at);

        // Meanwhile nobody else writes, and no other load begins.
        (await node.TryPut(new SourceRecordUpsert(new SourceKey("crm", "new"), People.Ada()))).Refusal!.Reason.ShouldBe("INITIAL_LOAD_RUNNING");
        (await Load(node, ("crm", Csv(1)))).Refusal!.Reason.ShouldBe("OTHER_LOAD_RUNNING");
        var report = (await Load(node, ("crm", Csv(0)))).Value;

        report.Resumed.ShouldBe(at > LoadPhase.Parties);
        (await Profiles(node)).Except(await Profiles(whole)).Take(3).ShouldBeEmpty();
        foreach (var table in (string[])["source_record_version", "link_decision", "party_revision", "match_key", "search_word", "review_task"])
            (await Rows(node, [table])).Count.ShouldBe((await Rows(whole, [table])).Count, table);
    }

    [Fact]
    public async Task A_load_that_was_killed_goes_on_whatever_is_written_at_once()
    {
        await using var whole = await MasterDataNode.CreateAsync();
        await using var node = await MasterDataNode.CreateAsync();
        await Load(whole, ("crm", Csv(0)));
        await KilledAt(node, LoadPhase.Parties, behind: 100, new LoadSizes(RecordsInCommit: 70, AtOnce: 30));
        await KilledAt(node, LoadPhase.Parties, behind: 200, new LoadSizes(RecordsInCommit: 41, AtOnce: 17));
        await KilledAt(node, LoadPhase.MatchKeys, behind: 100, new LoadSizes(RowsInCommit: 97, AtOnce: 13));

        (await Load(node, ("crm", Csv(0)))).Value.Resumed.ShouldBeTrue();

        (await Profiles(node)).Except(await Profiles(whole)).Take(3).ShouldBeEmpty();
        foreach (var table in (string[])["source_record_version", "link_decision", "party_revision", "match_key", "search_word", "review_task"])
            (await Rows(node, [table])).Count.ShouldBe((await Rows(whole, [table])).Count, table);
    }

    [Fact]
    public async Task Of_two_that_run_the_same_load_at_once_one_writes_it()
    {
        await using var whole = await MasterDataNode.CreateAsync();
        await using var node = await MasterDataNode.CreateAsync();
        await using var other = MasterDataNode.On(node.Database);
        await Load(whole, ("crm", Csv(0)));
        var sizes = new LoadSizes(RecordsInCommit: 40, RowsInCommit: 300, AtOnce: 20);

        var outcomes = await Task.WhenAll(new[] { node, other }.Select(at => Task.Run(() => Load(at, sizes, Cancellation, null, ("crm", Csv(0))), Cancellation)));

        outcomes.ShouldAllBe(outcome => outcome.Refusal == null || outcome.Refusal.Reason == "LOAD_RUNS_ELSEWHERE");
        (await Load(node, ("crm", Csv(0)))).Refusal.ShouldBeNull();
        (await Profiles(node)).Except(await Profiles(whole)).Take(3).ShouldBeEmpty();
        foreach (var table in (string[])["source_record_version", "link_decision", "party_revision", "match_key", "search_word", "review_task"])
            (await Rows(node, [table])).Count.ShouldBe((await Rows(whole, [table])).Count, table);
    }

    [Fact]
    public async Task A_load_can_be_given_up_until_it_wrote_facts()
    {
        await using var node = await MasterDataNode.CreateAsync();
        (await Discard(node)).Value.ShouldBeFalse();
        await KilledAt(node, LoadPhase.Resolving);

        (await Discard(node)).Value.ShouldBeTrue();

        await KilledAt(node, LoadPhase.Words);
        (await Discard(node)).Refusal!.Reason.ShouldBe("LOAD_HAS_WRITTEN");
    }

    [Fact]
    public async Task A_file_without_a_key_column_leaves_the_hub_open()
    {
        await using var node = await MasterDataNode.CreateAsync();

        (await Load(node, ("crm", "given_name\nAda\n"))).Refusal!.Reason.ShouldBe("KEY_COLUMN_MISSING");
        (await Load(node, ("nobody", Csv(0)))).Refusal!.Reason.ShouldBe("SOURCE_SYSTEM_UNKNOWN");

        (await node.TryPut(new SourceRecordUpsert(new SourceKey("crm", "new"), People.Ada()))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_load_fills_PostgreSql_too()
    {
        await using var node = await MasterDataNode.CreateAsync(DatabaseProvider.PostgreSql);

        var report = (await Load(node, ("crm", Csv(0)), ("web", Csv(1)))).Value;

        (report.Records + report.Rejected).ShouldBe(2 * Few);
        var (records, parties) = await node.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));
        (records, parties).ShouldBe(((int)report.Records, (int)report.Parties));
    }

    private static async Task KilledAt(MasterDataNode node, LoadPhase at, long behind = 0, LoadSizes? sizes = null)
    {
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Should.ThrowAsync<OperationCanceledException>(() => Load(node, sizes, killed.Token, new Kill(killed, at, behind), ("crm", Csv(0))));
    }

    private static Task<Outcome<bool>> Discard(MasterDataNode node) => node.InScope<InitialLoad, Outcome<bool>>(load => load.DiscardAsync(Cancellation));

    private static Task<Outcome<LoadReport>> Load(MasterDataNode node, params (string System, string Text)[] files) => Load(node, null, Cancellation, null, files);

    private static Task<Outcome<LoadReport>> Load(
        MasterDataNode node, LoadSizes? sizes, CancellationToken cancellation, IProgress<LoadProgress>? progress, params (string System, string Text)[] files) =>
        node.InScope<IServiceProvider, Outcome<LoadReport>>(services => new InitialLoad(
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<SourceSystems>(), services.GetRequiredService<IRecordMatcher>(), TimeProvider.System)
        {
            Sizes = sizes ?? new LoadSizes(),
        }.RunAsync(
            [.. files.Select(file => new LoadFile(file.System + ".csv", new MemoryStream(Encoding.UTF8.GetBytes(file.Text)), new ImportOptions(file.System, ImportFormat.Csv)))],
            Actor.Hub("tests"), null, progress, cancellation));

    private static Task<Outcome<ImportReport>> Import(MasterDataNode node, string system, string text) =>
        node.InScope<BulkImport, Outcome<ImportReport>>(import => import.RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), new ImportOptions(system, ImportFormat.Csv) { BatchSize = 1 }, Actor.Hub("tests"), null, null, Cancellation));

    /// <summary>Generated customers: every second record of the same people in another file.</summary>
    private static string Csv(int which)
    {
        var text = new StringBuilder("key,given_name,surname,name_suffix,date_of_birth,email,phone,street,city,postcode,national_id\n");
        foreach (var record in new CustomerGenerator(new GeneratorOptions { Seed = 7 }).Take(2 * Few).Where((_, i) => i % 2 == which))
        {
            text.AppendJoin(',', new[]
            {
                record.Id.ToString(CultureInfo.InvariantCulture), record.GivenName ?? record.FullName, record.FamilyName, record.NameSuffix, record.BirthDate, record.Email,
                record.Phone, $"{record.HouseNumber} {record.Street}", record.City, record.Postcode, record.NationalId,
            }.Select(value => $"\"{value?.Replace("\"", "", StringComparison.Ordinal)}\"")).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Which keys are one party, and its profile.</summary>
    private static async Task<List<string>> Profiles(MasterDataNode node) => await Query(
        node, "SELECT group_concat(k, ' '), p FROM (SELECT r.party_id AS party, r.system || ':' || r.key AS k, CAST(p.profile AS TEXT) AS p FROM source_record r JOIN party p ON p.id = r.party_id ORDER BY 2) GROUP BY party, p ORDER BY 1");

    /// <summary>What is asked, by source keys: ids differ.</summary>
    private static async Task<List<string>> Tasks(MasterDataNode node) => await Query(
        node, "SELECT t.kind, min(l.system || l.key, coalesce(r.system || r.key, '')), max(l.system || l.key, coalesce(r.system || r.key, '')), t.weight FROM review_task t JOIN source_record l ON l.id = t.left_id LEFT JOIN source_record r ON r.id = t.right_id", sort: true);

    private static async Task<List<string>> Rows(MasterDataNode node, IEnumerable<string> tables)
    {
        var rows = new List<string>();
        foreach (var table in tables)
            rows.AddRange(await Query(node, $"SELECT * FROM {table}", sort: true));
        return rows;
    }

    private static async Task<List<string>> Query(MasterDataNode node, string sql, bool sort = false)
    {
        await using var connection = new SqliteConnection(node.Database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) is not ("seq" or "stamp"))
                .Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }
        if (sort)
            rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Kills a load when it comes to a phase, and so far in it.</summary>
    private sealed class Kill(CancellationTokenSource source, LoadPhase at, long behind) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            if (value.Phase == at && value.Done >= behind)
                source.Cancel();
        }
    }
}
