using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Privacy;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Sources;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Erasure;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Journeys.Tests.Erasing;

/// <content>What a restore from a backup can't bring back.</content>
public sealed partial class ErasureTests
{
    [Fact]
    public async Task A_backup_from_before_the_erasure_does_not_bring_the_person_back()
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite);
        var user = await PersonAsync(node);
        await BystanderAsync(node);
        var file = await FileOfAsync(node);
        await SqlAsync(file, $"VACUUM INTO '{file}.backup'");
        var done = await EraseAsync(node, user);

        await RestoreAsync(node, file, () => Traces.FindAsync(node, Personal));

        (await Traces.FindAsync(node, Personal)).ShouldBeEmpty();
        (await Traces.FindAsync(node, ["grace@example.com"])).Count.ShouldBe(1);
        (await FindAsync(node, done.Id)).State.ShouldBe(PrivacyRequestState.Completed);
        (await node.InAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(user.AccountId, Cancellation))).ShouldBeNull();
        (await node.InAsync<RecordIntake, Outcome<IntakeReceipt>>(async intake => (await intake.UpsertManyAsync(
            [IntakeCommand.Write(new SourceRecordUpsert(new SourceKey("crm", "crm-key-quark-0001"), SourceRecordContent.Empty), Actor.Client("crm-client"))], Cancellation))[0])).Refusal!.Reason.ShouldBe("SOURCE_KEY_ERASED");
    }

    [Fact]
    public async Task A_backup_from_before_the_person_was_known_still_asks_when_they_are_imported_again_and_their_address_stays_suppressed()
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite);
        await BystanderAsync(node);
        var file = await FileOfAsync(node);
        await SqlAsync(file, $"VACUUM INTO '{file}.backup'");
        var user = await PersonAsync(node);
        var done = await EraseAsync(node, user);
        (await File.ReadAllTextAsync(file + ".erasures", Cancellation)).Split('\n').Count(line => line.Length > 0).ShouldBe(1);

        await RestoreAsync(node, file);

        (await FindAsync(node, done.Id)).State.ShouldBe(PrivacyRequestState.Completed);
        var answers = await node.InAsync<RecordIntake, IReadOnlyList<Outcome<IntakeReceipt>>>(intake => intake.UpsertManyAsync(
            [.. ((string[])["crm-key-quark-0001", "old-quark-key@example.net", "a-new-key"]).Select(key => IntakeCommand.Write(
                new SourceRecordUpsert(new SourceKey("crm", key), new SourceRecordContent { GivenName = "Zebulon", Emails = [new EmailAddressValue("zq.private@example.org")] }), Actor.Client("crm-client")))],
            Cancellation));
        answers.Select(answer => answer.Refusal?.Reason).ShouldBe(["SOURCE_KEY_ERASED", "SOURCE_KEY_ERASED", null]);
        var decision = (await node.InAsync<ConsentDecider, Outcome<ConsentDecision>>(decider => decider.DecideAsync(
            new DecisionQuestion(answers[2].Value.Party, new PurposeId("newsletter"), Channel.Email, ContactPoint.OfEmail("zq.private@example.org")), ReadConsistency.Full, Cancellation))).Value;
        (decision.Verdict, decision.Reasons[0].Code).ShouldBe((Verdict.Deny, ReasonCode.Suppressed));
        var questions = await OpenQuestionsAsync(node);
        questions.Count.ShouldBe(2);
        (await node.InAsync<ReviewDesk, Outcome<ReviewReceipt>>(desk => desk.DecideAsync(new ReviewOrder(questions[0].Id, ReviewAnswer.Link, questions[0].Etag), new Actor(ActorKind.Account, "steward"), null, Cancellation))).Refusal.ShouldBeNull();
        (await Traces.FindAsync(node, ["crm-key-quark-0001", "old-quark-key@example.net"])).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_the_root_key_was_rotated_the_journal_is_replayed_erased_keys_are_known_and_addresses_stay_suppressed()
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite);
        await BystanderAsync(node);
        var file = await FileOfAsync(node);
        await SqlAsync(file, $"VACUUM INTO '{file}.backup'");
        var done = await EraseAsync(node, await PersonAsync(node));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(file + suffix);
        File.Move(file + ".backup", file);

        // A second key is added, and the nodes are started again, on a database from before it all.
        var rotated = node.Another(services => services.AddSingleton<Storage.Secrets.IRootKeySource>(new AddedKey()));
        foreach (var hosted in rotated.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Microsoft.Extensions.Hosting.IHostedLifecycleService>())
            await hosted.StartingAsync(Cancellation);

        await using var scope = rotated.CreateAsyncScope();
        var services = scope.ServiceProvider;
        (await services.GetRequiredService<PrivacyDesk>().GetAsync(done.Id, Cancellation)).Value.State.ShouldBe(PrivacyRequestState.Completed);
        var answers = await services.GetRequiredService<RecordIntake>().UpsertManyAsync(
            [.. ((string[])["crm-key-quark-0001", "a-new-key"]).Select(key => IntakeCommand.Write(
                new SourceRecordUpsert(new SourceKey("crm", key), new SourceRecordContent { GivenName = "Zebulon", Emails = [new EmailAddressValue("zq.private@example.org")] }), Actor.Client("crm-client")))],
            Cancellation);
        answers.Select(answer => answer.Refusal?.Reason).ShouldBe(["SOURCE_KEY_ERASED", null]);
        var decision = (await services.GetRequiredService<ConsentDecider>().DecideAsync(
            new DecisionQuestion(answers[1].Value.Party, new PurposeId("newsletter"), Channel.Email, ContactPoint.OfEmail("zq.private@example.org")), ReadConsistency.Full, Cancellation)).Value;
        decision.Reasons[0].Code.ShouldBe(ReasonCode.Suppressed);
    }

    /// <summary>What an operator adds when they rotate.</summary>
    private sealed class AddedKey : Storage.Secrets.IRootKeySource
    {
        public IReadOnlyList<Storage.Secrets.RootKey> Read() => [new(2, [.. Enumerable.Repeat((byte)7, Storage.Secrets.RootKey.Length)])];
    }

    private static Task<string> FileOfAsync(JourneyNode node) =>
        node.InAsync<HubDbContext, string>(db => Task.FromResult(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource));

    /// <summary>Puts the backup in the place of the database and starts the node again.</summary>
    private static async Task RestoreAsync(JourneyNode node, string file, Func<Task<IReadOnlyList<string>>>? traces = null)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(file + suffix);
        File.Move(file + ".backup", file);
        if (traces is not null)
            (await traces()).Count.ShouldBeGreaterThan(10, "the backup has everything");
        foreach (var hosted in node.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Microsoft.Extensions.Hosting.IHostedLifecycleService>())
            await hosted.StartingAsync(Cancellation);
    }

    private static async Task<List<ReviewTask>> OpenQuestionsAsync(JourneyNode node) =>
        [.. (await node.InAsync<ReviewQueue, MasterData.Paging.Page<ReviewTask>>(queue => queue.ListAsync(new ReviewFilter(), new MasterData.Paging.PageRequest(10), Cancellation)))
            .Items.Where(open => open.Kind == ReviewKind.ErasedSourceKey)];

    private static async Task SqlAsync(string file, string statement)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
