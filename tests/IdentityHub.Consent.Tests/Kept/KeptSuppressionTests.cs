using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Kept.ConsentNode;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>Suppression lists, and the past as it was known, over each database that is there.</summary>
public abstract class KeptSuppressionTests(DatabaseProvider provider)
{
    [Fact]
    public async Task AnImportedList_IsTakenOnce_AndHoldsForWhoComesLater()
    {
        await using var node = await CreateAsync(provider);
        var order = new SuppressionOrder(SuppressionReason.Legal);
        Task<(long Read, long Added)> ImportAsync() =>
            node.AskAsync<SuppressionImport, (long, long)>(i => i.ImportAsync(AddressesAsync(12_000), order, Shop, null, Cancellation));

        (await ImportAsync()).ShouldBe((12_001, 12_000), "one line was there twice");
        (await ImportAsync()).ShouldBe((12_001, 0));
        var ada = await node.PersonAsync("ada");
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted));
        (await node.DecideAsync(ada.Party, "Someone.7@example.com")).Reasons[0].Code.ShouldBe(ReasonCode.Suppressed);
        (await node.DecideAsync(ada.Party, "someone.12000@example.com")).Verdict.ShouldBe(Verdict.Allow);
        var audience = await node.AskAsync<AudienceFilter, (Verdict Verdict, ReasonCode Reason)?[]>(f => f.FilterAsync(
            new DecisionQuestion(default, new("newsletter"), Purposes.Channel.Email),
            [(ada.Party, ContactPoint.OfEmail("someone.7@example.com")), (ada.Party, ContactPoint.OfEmail("else@example.com")), (new GlobalPartyId(Guid.NewGuid()), null)], Cancellation));
        audience.ShouldBe([(Verdict.Deny, ReasonCode.Suppressed), (Verdict.Allow, ReasonCode.ChannelGranted), null]);
    }

    [Fact]
    public async Task AsKnownThen_AsksTheRecordsThatThePartyConsistedOfThen()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await node.PersonAsync("ada"), await node.PersonAsync("eda"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "ada@example.com"));
        await node.RecordAsync(Say(eda.Record, ConsentAction.Denied));
        var apart = node.Time.GetUtcNow();
        node.Time.Advance(TimeSpan.FromMinutes(1));
        var merge = await node.MergeAsync(ada.Party, eda.Party);
        var merged = node.Time.GetUtcNow();
        node.Time.Advance(TimeSpan.FromMinutes(1));
        await node.UnmergeAsync(merge.Merge!.Value);
        async Task<Verdict> ThenAsync(GlobalPartyId party, DateTimeOffset at) => (await node.AskAsync<ConsentDecider, Kernel.Outcomes.Outcome<ConsentDecision>>(d => d.DecideAsync(
            new DecisionQuestion(party, new("newsletter"), Purposes.Channel.Email, ContactPoint.OfEmail("ada@example.com"), AsKnownAt: at), Kernel.Consistency.ReadConsistency.Full, Cancellation))).Value.Verdict;

        (await ThenAsync(ada.Party, apart)).ShouldBe(Verdict.Allow);
        (await ThenAsync(ada.Party, merged)).ShouldBe(Verdict.Deny, "the two were one then");
        (await ThenAsync(eda.Party, merged)).ShouldBe(Verdict.Deny);
        (await ThenAsync(ada.Party, node.Time.GetUtcNow())).ShouldBe(Verdict.Allow);
    }

    private static async IAsyncEnumerable<ContactPoint> AddressesAsync(int count)
    {
        await Task.CompletedTask;
        for (var i = 0; i < count; i++)
            yield return ContactPoint.OfEmail($"someone.{i}@example.com");
        yield return ContactPoint.OfEmail("SOMEONE.0@example.com");
    }
}

public sealed class SqliteKeptSuppressionTests() : KeptSuppressionTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlKeptSuppressionTests() : KeptSuppressionTests(DatabaseProvider.PostgreSql);

[Trait("Category", "SqlServer")]
public sealed class SqlServerKeptSuppressionTests() : KeptSuppressionTests(DatabaseProvider.SqlServer);
