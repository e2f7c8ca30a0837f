using System.Globalization;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.Storage;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Kept.ConsentNode;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>
/// Random histories on a database: a merge that is taken back leaves nothing behind, no merge turns a no into a yes, a deletion changes nothing, both nodes decide the same at once, and
/// a rebuild changes nothing. <c>IDENTITYHUB_TEST_SEED</c> and <c>IDENTITYHUB_TEST_HISTORIES</c> explore further.
/// </summary>
public abstract class KeptHistoryTests(DatabaseProvider provider)
{
    private const int Steps = 40;

    [Fact]
    public async Task Whatever_happens_to_records_their_consents_stay_what_was_said()
    {
        var (first, histories) = (Number("IDENTITYHUB_TEST_SEED", 20260601), Number("IDENTITYHUB_TEST_HISTORIES", 4));
        var joined = 0;
        for (var seed = first; seed < first + histories; seed++)
        {
            await using var node = await CreateAsync(provider);
            await using var history = new KeptHistory(node, seed);
            await history.BeginAsync();
            for (var step = 0; step < Steps; step++)
            {
                (await history.StepAsync()).ShouldBeNull($"seed {seed}: {string.Join("; ", history.Log)}");
                KeptHistory.Told(await history.AnswersElsewhereAsync()).ShouldBe(KeptHistory.Told(await history.AnswersAsync()), $"seed {seed}: {string.Join("; ", history.Log)}");
            }
            var before = KeptHistory.Told(await history.AnswersAsync());
            await node.RunAsync<ProjectionRebuild>(rebuild => rebuild.RunAsync(Cancellation));
            KeptHistory.Told(await history.AnswersAsync()).ShouldBe(before, $"seed {seed}, rebuilt");
            joined += history.Joined;
        }
        joined.ShouldBeGreaterThan(histories, "most merges were refused, so that little was shown");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}

public sealed class SqliteKeptHistoryTests() : KeptHistoryTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlKeptHistoryTests() : KeptHistoryTests(DatabaseProvider.PostgreSql);

[Trait("Category", "SqlServer")]
public sealed class SqlServerKeptHistoryTests() : KeptHistoryTests(DatabaseProvider.SqlServer);
