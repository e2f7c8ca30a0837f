using System.Diagnostics;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Benchmarks.Consents;

/// <summary>Decisions through the module's front door, and an audience filtered as the database has it.</summary>
internal static class AudienceLoad
{
    /// <summary>One question a call, every call in a scope of its own; every party is asked about often enough to be in the cache.</summary>
    public static async Task DecideAsync(ServiceProvider node, TimeSpan time)
    {
        var records = await LedgerLoad.PeopleAsync(node);
        var parties = new List<GlobalPartyId>();
        foreach (var record in records)
        {
            await ConsentRun.AskAsync<ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(node, r => r.RecordAsync(
                [new ConsentCapture(new ConsentSubject.OfSourceRecord(record), ConsentRun.Newsletter, Channel.Email, null, ConsentAction.Granted)], ConsentRun.Actor, null, CancellationToken.None));
            parties.Add((await ConsentRun.AskAsync<Consent.IConsentStore, IReadOnlyList<ResolvedSubject?>>(node, s => s.ResolveAsync([new ConsentSubject.OfSourceRecord(record)], CancellationToken.None)))[0]!.Value.Party);
        }
        for (var run = 0; run < 2; run++)
        {
            var clock = Stopwatch.StartNew();
            var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
            var count = (await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
            {
                var done = 0L;
                await using var scope = node.CreateAsyncScope();
                var decider = scope.ServiceProvider.GetRequiredService<ConsentDecider>();
                while (Stopwatch.GetTimestamp() < end)
                {
                    var decision = await decider.DecideAsync(
                        new DecisionQuestion(parties[Random.Shared.Next(parties.Count)], ConsentRun.Newsletter, Channel.Email), ReadConsistency.MinimizeLatency, CancellationToken.None);
                    if (decision.Value.Verdict != Verdict.Allow)
                        throw new InvalidOperationException("Wrongly denied.");
                    done++;
                }
                return done;
            })))).Sum();
            ConsentRun.Tell("decisions, ConsentDecider, one a call", count, clock.Elapsed);
        }
    }

    /// <summary>An audience whose parties have a record each, and three of four an event.</summary>
    public static async Task FilterAsync(ServiceProvider node, string connectionString, int count)
    {
        var clock = Stopwatch.StartNew();
        await FillAsync(connectionString, count);
        Console.WriteLine($"{count} parties filled in within {clock.Elapsed.TotalSeconds:F0} s");
        clock.Restart();
        var allowed = 0;
        var parts = Enumerable.Range(0, count).Chunk(AudienceFilter.MaximumMembers);
        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (part, cancellation) =>
        {
            var answers = await ConsentRun.AskAsync<AudienceFilter, (Verdict Verdict, ReasonCode Reason)?[]>(node, filter => filter.FilterAsync(
                new DecisionQuestion(default, ConsentRun.Newsletter, Channel.Email), [.. part.Select(n => (Party(n), (Consent.ContactPoints.ContactPoint?)null))], cancellation));
            Interlocked.Add(ref allowed, answers.Count(a => a?.Verdict == Verdict.Allow));
        });
        if (allowed != Enumerable.Range(0, count).Count(n => n % 4 is 0 or 1))
            throw new InvalidOperationException($"{allowed} of {count} were allowed.");
        ConsentRun.Tell($"audience filtered, {allowed} allowed", count, clock.Elapsed);
    }

    private static GlobalPartyId Party(int number) => new(new Guid($"00000000-0000-7000-8000-{number:x12}"));

    private static async Task FillAsync(string connectionString, int count)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var numbers = $"(WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < {count - 1}) SELECT value FROM n)";
        const string party = "unhex(printf('0000000000007000%04x%012x', 32768, value))", record = "unhex(printf('0000000000007000%04x%012x', 36864, value))";
        string[] statements =
        [
            "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000",
            $"INSERT INTO party (id, revision, kind, confirmed, stamp, profile, created_at, changed_at) SELECT {party}, 1, 1, 0, 0, CAST('{{\"given_name\":\"Ada\",\"family_name\":\"Lovelace\",\"birth_date\":\"1980-12-10\",\"emails\":[{{\"value\":\"someone@example.com\"}}],\"addresses\":[{{\"line1\":\"1 High Street\",\"city\":\"London\",\"postcode\":\"N1\",\"country\":\"GB\"}}]}}' AS BLOB), 0, 0 FROM {numbers}",
            $"INSERT INTO source_record (id, party_id, home_id, is_native, rule, is_suspect, key_hash, system, scope, key, versions, content, content_hash, kind, deleted, received_at, changed_at) SELECT {record}, {party}, {party}, 1, '', 0, value, 'crm', '', 'A' || value, 1, zeroblob(200), zeroblob(16), 1, 0, 0, 0 FROM {numbers}",
            $"INSERT INTO consent_event (event_id, record_id, purpose, party_action, channel, action, captured_at, effective_from, recorded_at, by_verified_owner, quality, actor_kind, actor_id, method, key_id, payload, commitment) SELECT randomblob(16), {record}, 'newsletter', 0, 1, CASE value % 4 WHEN 2 THEN 3 ELSE 1 END, 0, 0, 0, 0, 0, 1, 'load', 3, zeroblob(16), randomblob(250), randomblob(32) FROM {numbers} WHERE value % 4 < 3",
            "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)",
        ];
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
    }
}
