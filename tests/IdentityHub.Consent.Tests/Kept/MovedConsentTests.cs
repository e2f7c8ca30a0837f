using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Changes;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Kept.ConsentNode;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>Whatever moves a record to another party, the feed says in the same commit that its consents count elsewhere now.</summary>
public abstract class MovedConsentTests(DatabaseProvider provider)
{
    [Fact]
    public async Task A_record_that_intake_moves_and_moves_back_changes_consent_both_times()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await PutAsync(node, "ada", "ada@example.com"), await PutAsync(node, "eda", "eda@example.com"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted));
        await node.RecordAsync(Say(eda.Record, ConsentAction.Denied));

        (await PutAsync(node, "eda", "ada@example.com")).Party.ShouldBe(ada.Party);
        (await MovementsAsync(node)).ShouldBe([ada.Party]);
        (await PutAsync(node, "eda", "eda@example.com")).Party.ShouldBe(eda.Party);
        (await MovementsAsync(node)).ShouldBe([ada.Party, ada.Party]);
    }

    [Fact]
    public async Task A_link_from_the_desk_and_its_undoing_change_consent()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await PutAsync(node, "ada", "ada@example.com", "NI-1"), await PutAsync(node, "eda", "ada@example.com", "NI-2"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted));
        await node.RecordAsync(Say(eda.Record, ConsentAction.Denied));
        var task = (await node.AskAsync<ReviewQueue, MasterData.Paging.Page<ReviewTask>>(queue => queue.ListAsync(ReviewFilter.Open, new(), Cancellation))).Items.ShouldHaveSingleItem();

        var given = (await node.AskAsync<ReviewDesk, Outcome<ReviewReceipt>>(desk => desk.DecideAsync(new ReviewOrder(task.Id, ReviewAnswer.Link), Shop, null, Cancellation))).Value;
        (await MovementsAsync(node)).ShouldBe([ada.Party]);
        await node.AskAsync<ReviewDesk, Outcome<ReviewReceipt>>(desk => desk.UndoAsync(given.Decision, "", Shop, null, Cancellation));
        (await MovementsAsync(node)).ShouldBe([ada.Party, ada.Party]);
    }

    [Fact]
    public async Task A_rebuild_that_brings_a_stray_record_home_changes_consent()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await PutAsync(node, "ada", "ada@example.com"), await PutAsync(node, "eda", "eda@example.com"));
        await node.RecordAsync(Say(eda.Record, ConsentAction.Granted));
        await node.RunAsync<ProjectionRebuild>(rebuild => rebuild.RunAsync(Cancellation));
        (await MovementsAsync(node)).ShouldBeEmpty();

        await node.RunAsync<HubDbContext>(db => db.Database.ExecuteSqlRawAsync(
            "UPDATE source_record SET party_id = (SELECT r.party_id FROM source_record r WHERE r.key = 'ada') WHERE key = 'eda'", Cancellation));
        await node.RunAsync<ProjectionRebuild>(rebuild => rebuild.RunAsync(Cancellation));
        (await MovementsAsync(node)).ShouldBe([ada.Party]);
    }

    private static async Task<IntakeReceipt> PutAsync(ConsentNode node, string key, string email, string? nationalId = null)
    {
        var content = new SourceRecordContent { GivenName = "Ada", FamilyName = "King", NationalId = nationalId, Emails = [new EmailAddressValue(email, true)] };
        node.Time.Advance(TimeSpan.FromSeconds(1));
        return (await node.AskAsync<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.UpsertAsync(new SourceRecordUpsert(new SourceKey("crm", key), content), Shop, null, Cancellation))).Value;
    }

    private static async Task<IReadOnlyList<GlobalPartyId>> MovementsAsync(ConsentNode node)
    {
        await node.SequenceAsync();
        return [.. (await node.Services.GetRequiredService<IChangeFeed>().ReadAsync(FeedPosition.Start, 1000, Cancellation)).Select(one => one.Change)
            .Where(change => change.Kind == ChangeKind.ConsentChanged && ConsentChange.FromJson(change.Payload.Span).Cause == ConsentChangeCause.Membership)
            .Select(change => change.Party)];
    }
}

public sealed class SqliteMovedConsentTests() : MovedConsentTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlMovedConsentTests() : MovedConsentTests(DatabaseProvider.PostgreSql);

[Trait("Category", "SqlServer")]
public sealed class SqlServerMovedConsentTests() : MovedConsentTests(DatabaseProvider.SqlServer);
