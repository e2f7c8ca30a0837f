using System.Text.RegularExpressions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.MasterData;
using IdentityHub.Storage.Sqlite;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Sqlite;

/// <summary>What is looked up per command is found by an index, whatever the size of the table. A nullable value in a list once made a scan of it.</summary>
public sealed partial class QueryPlanTests
{
    [Fact]
    public async Task LookUpsPerCommandScanNoTable()
    {
        await using var database = await TestDatabase.CreateAsync();

        var scans = await database.Node().ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(Stop);
            var found = new List<string>();
            foreach (var (name, query) in Queries(db))
                found.AddRange((await PlanAsync(db, query)).Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains("VIRTUAL", StringComparison.Ordinal)).Select(step => $"{name}: {step}"));
            return found;
        });

        scans.ShouldBeEmpty();
    }

    private static Dictionary<string, string> Queries(HubDbContext db)
    {
        GlobalPartyId[] parties = [new(Guid.NewGuid())];
        SourceRecordId[] records = [new(Guid.NewGuid())];
        long[] hashes = [1];
        var now = DateTimeOffset.UnixEpoch;
        return new()
        {
            ["parties"] = db.Set<PartyRow>().Where(row => EF.Parameter(parties).Contains(row.Id)).ToQueryString(),
            ["merged parties"] = db.Set<PartyRow>().Where(row => row.MergedIntoId != null && EF.Parameter(parties).Contains(row.MergedIntoId.Value)).ToQueryString(),
            ["records of parties"] = db.Set<SourceRecordRow>().Where(row => EF.Parameter(parties).Contains(row.PartyId)).ToQueryString(),
            ["records by key"] = db.Set<SourceRecordRow>().Where(row => EF.Parameter(hashes).Contains(row.KeyHash)).ToQueryString(),
            ["records by match key"] = db.Set<MatchKeyRow>().Where(key => EF.Parameter(hashes).Contains(key.KeyHash))
                .Join(db.Set<SourceRecordRow>(), key => key.RecordId, row => row.Id, (_, row) => row.PartyId).ToQueryString(),
            ["pins"] = db.Set<PinRow>().Where(pin => db.Set<StewardDecisionMemberRow>()
                .Where(member => EF.Parameter(records).Contains(member.RecordId)).Select(member => member.DecisionId).Contains(pin.Id)).ToQueryString(),
            ["a party"] = SqliteCommittedDirectory.PartyText,
            ["a key"] = SqliteCommittedDirectory.KeyText,
            ["a party's consents"] = SqliteCommittedConsents.PartyText,
            ["due jobs"] = db.Set<JobRow>().Where(row => row.State == JobState.Waiting && row.DueAt <= now).ToQueryString(),
            ["feed"] = db.Set<ChangeRow>().Where(row => row.Position > 7).OrderBy(row => row.Position).Take(10).ToQueryString(),
        };
    }

    private static async Task<List<string>> PlanAsync(HubDbContext db, string query)
    {
        var statement = string.Join('\n', query.Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        foreach (var name in Parameter().Matches(statement).Select(match => match.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, "[]");
            command.Parameters.Add(parameter);
        }
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
            steps.Add(reader.GetString(3));
        return steps;
    }

    [GeneratedRegex("@\\w+")]
    private static partial Regex Parameter();
}
