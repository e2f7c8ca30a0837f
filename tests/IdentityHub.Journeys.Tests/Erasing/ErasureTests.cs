using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Privacy;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Journeys.Registration;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Journeys.Tests.Erasing;

/// <summary>Erasing a person: nothing of them is left, everything of others is.</summary>
public sealed partial class ErasureTests
{
    private static readonly string[] Personal =
    [
        "zebulon.quark@example.com", "zq.private@example.org", "Zebulon", "Quarkington", "Zeb Q.", "+4915155512345", "15155512345", "Xylophone Crescent 77", "Kleinquarkstadt", "QX-77-NATIONAL",
        "quark-loyal-4711", "crm-key-quark-0001", "old-quark-key@example.net", "203.0.113.77", "quarkish remark of a steward",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Engines => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task After_an_erasure_nothing_of_the_person_is_left_in_the_database_and_everything_of_others_is(DatabaseProvider engine)
    {
        await using var node = await NodeAsync(engine);
        var user = await PersonAsync(node);
        await BystanderAsync(node);
        (await Traces.FindAsync(node, Personal)).Count.ShouldBeGreaterThan(10, "otherwise the test would show nothing");

        var done = await EraseAsync(node, user);

        done.State.ShouldBe(PrivacyRequestState.Completed);
        done.Certificate.ShouldNotBeNull().Split('.').Length.ShouldBe(3);
        (await Traces.FindAsync(node, Personal)).ShouldBeEmpty();
        (await Traces.FindAsync(node, ["grace@example.com", "Hopper"])).Count.ShouldBe(2);
        (await node.InAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(user.AccountId, Cancellation))).ShouldBeNull();
        (await node.LookupAsync(new SourceKey("crm", "crm-key-quark-0001"))).ShouldBeNull();
    }

    [Fact]
    public async Task The_ledger_still_verifies_and_the_address_stays_suppressed()
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite);
        var user = await PersonAsync(node);
        await SealAsync(node);

        var done = await EraseAsync(node, user);

        await SealAsync(node);
        (await node.InAsync<LedgerAudit, (LedgerVerification Sealed, long Unsealed)>(audit => audit.VerifyAsync(Cancellation))).Sealed.Findings.ShouldBeEmpty();
        var again = (await node.CrmAsync("another-key", "Somebody", "Else", "zebulon.quark@example.com")).Party;
        var decision = (await node.InAsync<ConsentDecider, Outcome<ConsentDecision>>(decider => decider.DecideAsync(
            new DecisionQuestion(again, new PurposeId("newsletter"), Channel.Email, ContactPoint.OfEmail("zebulon.quark@example.com")), ReadConsistency.Full, Cancellation))).Value;
        (decision.Verdict, decision.Reasons[0].Code).ShouldBe((Verdict.Deny, ReasonCode.Suppressed));
        again.ShouldNotBe(done.Subject.Parties[0]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_erasure_that_breaks_off_anywhere_is_finished_by_who_takes_it_up(DatabaseProvider engine)
    {
        var breaking = new BreakingScrub();
        await using var node = await NodeAsync(engine, services => services.AddSingleton(breaking).AddScoped<IErasable, BreakingClass>());
        var user = await PersonAsync(node);
        var request = await ApprovedAsync(node, user);
        for (var turn = 0; turn < 3; turn++)
        {
            breaking.Left = 1;
            await Should.ThrowAsync<IOException>(() => node.InAsync<ErasureRun, bool>(async run =>
            {
                await run.RunAsync(request, Cancellation);
                return true;
            }));
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(node, request)));

        (await FindAsync(node, request)).State.ShouldBe(PrivacyRequestState.Completed);
        (await Traces.FindAsync(node, Personal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_only_matching_put_there_is_looked_at_by_an_employee_first()
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite);
        var user = (await node.RegisterAsync(JourneyNode.Form("zebulon.quark@example.com", "Zebulon", "Quarkington"))).Value;
        var party = (await node.LookupAsync(OwnParty.KeyOf(user.AccountId)))!.Party;
        var stray = await node.CrmAsync("stray", "Zed", "Quarkington", "somebody.else@example.com");
        (await node.InAsync<MergeParties, Outcome<MasterData.Merging.MergeReceipt>>(merge => merge.RunAsync(
            new MasterData.Merging.MergeOrder(party, stray.Party, null, null, null, "a steward's guess"), new Actor(ActorKind.Operator, "ops"), null, Cancellation))).Refusal.ShouldBeNull();

        var request = (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.AskForErasureAsync(user.AccountId, IdentityAssurance.SteppedUp, Cancellation))).Value;

        (request.State, request.UnprovenRecords > 0).ShouldBe((PrivacyRequestState.Open, true));
        await RunAsync(node, request.Id);
        (await FindAsync(node, request.Id)).State.ShouldBe(PrivacyRequestState.Open);
    }

    [Fact]
    public async Task Who_comes_back_in_time_keeps_everything()
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite, services => services.AddSingleton(new PrivacyOptions { GraceDays = 0 }));
        var user = (await node.RegisterAsync(JourneyNode.Form())).Value;
        await node.InAsync<HubDbContext, int>(db => db.Set<HubUser>().Where(row => row.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EmailConfirmed, true), Cancellation));
        var request = (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.AskForErasureAsync(user.AccountId, IdentityAssurance.SteppedUp, Cancellation))).Value;
        request.State.ShouldBe(PrivacyRequestState.Scheduled);

        await RunAsync(node, request.Id);

        (await FindAsync(node, request.Id)).State.ShouldBe(PrivacyRequestState.Cancelled, "the account is open");
        (await node.InAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(user.AccountId, Cancellation))).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_source_that_sends_an_erased_key_again_raises_a_question_and_resurrects_nobody(DatabaseProvider engine)
    {
        await using var node = await NodeAsync(engine);
        var user = await PersonAsync(node);
        await EraseAsync(node, user);

        var refused = await node.InAsync<RecordIntake, IReadOnlyList<Outcome<IntakeReceipt>>>(intake => intake.UpsertManyAsync(
            [Again("crm-key-quark-0001"), Again("crm-key-quark-0001"), Again("a-new-key")], Cancellation));

        refused.Select(outcome => outcome.Refusal?.Reason).ShouldBe(["SOURCE_KEY_ERASED", "SOURCE_KEY_ERASED", null]);
        var task = (await node.InAsync<ReviewQueue, MasterData.Paging.Page<ReviewTask>>(queue => queue.ListAsync(new ReviewFilter(), new MasterData.Paging.PageRequest(10), Cancellation)))
            .Items.Where(open => open.Kind == ReviewKind.ErasedSourceKey).ShouldHaveSingleItem();
        await node.InAsync<MasterData.Rebuilding.ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));
        (await node.InAsync<RecordIntake, Outcome<IntakeReceipt>>(async intake => (await intake.UpsertManyAsync([Again("crm-key-quark-0001")], Cancellation))[0])).Refusal.ShouldNotBeNull();
        (await node.InAsync<ReviewDesk, Outcome<ReviewReceipt>>(desk => desk.DecideAsync(new ReviewOrder(task.Id, ReviewAnswer.Link, task.Etag), new Actor(ActorKind.Account, "steward"), null, Cancellation))).Refusal.ShouldBeNull();
        (await node.InAsync<RecordIntake, Outcome<IntakeReceipt>>(async intake => (await intake.UpsertManyAsync([Again("crm-key-quark-0001")], Cancellation))[0])).Refusal.ShouldBeNull();

        static IntakeCommand Again(string key) =>
            IntakeCommand.Write(new SourceRecordUpsert(new SourceKey("crm", key), new SourceRecordContent { GivenName = "Zebulon", FamilyName = "Quarkington" }), Actor.Client("crm-client"));
    }

    [Theory]
    [InlineData(ErasureTreatment.Anonymise)]
    [InlineData(ErasureTreatment.Pseudonymise)]
    [InlineData(ErasureTreatment.Restrict)]
    public async Task Every_treatment_leaves_nothing_of_the_person_in_the_clear(ErasureTreatment treatment)
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite);
        var user = await PersonAsync(node);

        var done = await EraseAsync(node, user, new Dictionary<string, ErasureTreatment> { ["source-records"] = treatment });

        (await Traces.FindAsync(node, Personal)).ShouldBeEmpty();
        var decision = (await node.InAsync<ConsentDecider, Outcome<ConsentDecision>>(decider => decider.DecideAsync(
            new DecisionQuestion(done.Subject.Parties[0], new PurposeId("newsletter"), Channel.Email), ReadConsistency.Full, Cancellation))).Value;
        decision.Verdict.ShouldBe(Verdict.Deny);
        decision.Reasons.ShouldContain(reason => reason.Code == (treatment == ErasureTreatment.Restrict ? ReasonCode.Restricted : ReasonCode.Erased));
        var profile = (await node.InAsync<PartyDirectory, PartyView?>(parties => parties.GetAsync(done.Subject.Parties[0], ReadConsistency.Full, Cancellation)))!.Profile;
        switch (treatment)
        {
            case ErasureTreatment.Restrict:
                profile.Emails.ShouldBeEmpty("kept, but out of sight");
                (await node.InAsync<HubDbContext, int>(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM restricted_record WHERE kept_until IS NOT NULL").SingleAsync(Cancellation))).ShouldBeGreaterThan(1);
                break;
            default:
                profile.Emails.ShouldAllBe(email => email.Value.EndsWith("@erased.invalid", StringComparison.Ordinal));
                profile.FamilyName.ShouldNotBeNullOrEmpty();
                profile.Extra["loyalty"].Length.ShouldBe("quark-loyal-4711".Length);
                break;
        }
    }

    [Fact]
    public async Task S093_leaving_with_an_address_that_was_never_proven_takes_it_from_nobody()
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite);
        await node.InAsync<SigningKeyRing, bool>(async ring =>
        {
            await ring.RefreshAsync(Cancellation);
            return true;
        });
        var victim = await node.CrmAsync("victim", "Grace", "Hopper", "grace@example.com");
        var impostor = (await node.RegisterAsync(JourneyNode.Form("grace@example.com", "Mallory", "Malice"))).Value;

        (await EraseAsync(node, impostor)).State.ShouldBe(PrivacyRequestState.Completed);

        var decision = (await node.InAsync<ConsentDecider, Outcome<ConsentDecision>>(decider => decider.DecideAsync(
            new DecisionQuestion(victim.Party, new PurposeId("newsletter"), Channel.Email, ContactPoint.OfEmail("grace@example.com")), ReadConsistency.Full, Cancellation))).Value;
        decision.Reasons.ShouldNotContain(reason => reason.Code == ReasonCode.Suppressed);
    }

    [Fact]
    public async Task S092_nobody_without_the_root_key_has_people_erased_by_writing_into_the_journal()
    {
        await using var node = await NodeAsync(DatabaseProvider.Sqlite);
        var user = await PersonAsync(node);
        var file = await node.InAsync<HubDbContext, string>(db => Task.FromResult(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource + ".erasures"));
        var person = (await node.InAsync<DataSubjects, DataSubject?>(subjects => subjects.OfAccountAsync(user.AccountId, Cancellation)))!;
        var forged = PrivacyRequestJson.Write(new ErasureJournalEntry(TypeId.New<PrivacyRequestId>(TimeProvider.System), DateTimeOffset.UtcNow, person.Everything, new Dictionary<string, ErasureTreatment>(), null));
        await File.WriteAllTextAsync(file, $"{Convert.ToBase64String(forged)}.{new string('0', 64)}\n{Convert.ToBase64String(forged)}\nnonsense\n", Cancellation);

        var entries = new List<ErasureJournalEntry>();
        await foreach (var entry in node.Services.GetRequiredService<IErasureJournal>().ReadAsync(Cancellation))
            entries.Add(entry);

        entries.ShouldBeEmpty();
    }

    internal static Task<JourneyNode> NodeAsync(DatabaseProvider engine, Action<IServiceCollection>? configure = null) => JourneyNode.CreateAsync(engine, configure);

    internal static async Task<HubUser> PersonAsync(JourneyNode node)
    {
        await node.InAsync<SigningKeyRing, bool>(async ring =>
        {
            await ring.RefreshAsync(Cancellation);
            return true;
        });
        var user = (await node.RegisterAsync(JourneyNode.Form("zebulon.quark@example.com", "Zebulon", "Quarkington", new TickedConsent("newsletter", "email")) with { Phone = "+49 151 55512345" })).Value;
        var content = new SourceRecordContent
        {
            GivenName = "Zebulon", FamilyName = "Quarkington", NationalId = "QX-77-NATIONAL", Emails = [new EmailAddressValue("zebulon.quark@example.com", true), new EmailAddressValue("zq.private@example.org")],
            Phones = [new PhoneNumberValue("+4915155512345")], Addresses = [new PostalAddressValue { Line1 = "Xylophone Crescent 77", City = "Kleinquarkstadt", Postcode = "99999" }],
            Extra = new Dictionary<string, string> { ["loyalty"] = "quark-loyal-4711" },
        };
        await WriteAsync(node, "crm-key-quark-0001", content);
        await WriteAsync(node, "crm-key-quark-0001", content with { GivenName = "Zeb Q." });
        await WriteAsync(node, "old-quark-key@example.net", content);
        await node.InAsync<RecordIntake, bool>(async intake => (await intake.DeleteAsync(new SourceKey("crm", "old-quark-key@example.net"), Actor.Client("crm-client"), null, Cancellation)).Refusal is null);
        var party = (await node.LookupAsync(OwnParty.KeyOf(user.AccountId)))!.Party;
        var other = (await node.LookupAsync(new SourceKey("crm", "crm-key-quark-0001")))!.Party;
        if (party != other)
        {
            (await node.InAsync<MergeParties, Outcome<MasterData.Merging.MergeReceipt>>(merge => merge.RunAsync(
                new MasterData.Merging.MergeOrder(party, other, null, null, null, "quarkish remark of a steward"), new Actor(ActorKind.Operator, "ops"), null, Cancellation))).Refusal.ShouldBeNull();
        }

        (await node.InAsync<Consent.Capture.ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(recorder => recorder.RecordAsync(
            [new ConsentCapture(new ConsentSubject.OfSourceKey(new SourceKey("crm", "crm-key-quark-0001")), new PurposeId("newsletter"), Channel.Email, ContactPoint.OfEmail("zq.private@example.org"), ConsentAction.Granted)],
            Actor.Client("crm-client"), null, Cancellation))).Refusal.ShouldBeNull();
        await node.InAsync<ISessionStore, bool>(async sessions =>
        {
            await sessions.AddAsync(new SessionRecord(TypeId.New<SessionId>(TimeProvider.System), user.AccountId, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1),
                ["pwd"], "Zeb Q. phone", "203.0.113.77", null), Cancellation);
            return true;
        });
        await node.InAsync<IUnitOfWork, bool>(unit => unit.ExecuteAsync(async (work, token) =>
        {
            work.Audit(new AuditEntry("session.start", Actor.Account(user.AccountId), null, "Zeb Q.", "203.0.113.77"));
            var key = new RequestKey("crm-client", "r1", new string('0', 64));
            await work.ClaimAsync([key], token);
            work.Answer(key, System.Text.Encoding.UTF8.GetBytes($"{party} Zebulon"));
            return true;
        }, Cancellation));
        return user;
    }

    internal static async Task<PrivacyRequest> EraseAsync(JourneyNode node, HubUser user, IReadOnlyDictionary<string, ErasureTreatment>? policy = null)
    {
        var request = await ApprovedAsync(node, user, policy);
        await RunAsync(node, request);
        return await FindAsync(node, request);
    }

    internal static async Task<PrivacyRequestId> ApprovedAsync(JourneyNode node, HubUser user, IReadOnlyDictionary<string, ErasureTreatment>? policy = null)
    {
        var request = (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.CreateAsync(
            PrivacyRequestKind.Erasure, user.AccountId, null, IdentityAssurance.Employee, null, policy, Actor.Client("desk"), Cancellation))).Value;
        (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.ApproveAsync(request.Id, Approval.AtOnce, request.Etag, Actor.Client("officer"), Cancellation))).Refusal.ShouldBeNull();
        return request.Id;
    }

    internal static Task<bool> RunAsync(JourneyNode node, PrivacyRequestId request) => node.InAsync<ErasureRun, bool>(async run =>
    {
        await run.RunAsync(request, Cancellation);
        return true;
    });

    internal static Task<PrivacyRequest> FindAsync(JourneyNode node, PrivacyRequestId request) => node.InAsync<PrivacyDesk, PrivacyRequest>(async desk => (await desk.GetAsync(request, Cancellation)).Value);

    private static Task<IntakeReceipt> WriteAsync(JourneyNode node, string key, SourceRecordContent content) => node.InAsync<RecordIntake, IntakeReceipt>(async intake =>
        (await intake.UpsertAsync(new SourceRecordUpsert(new SourceKey("crm", key), content), Actor.Client("crm-client"), null, Cancellation)).Value);

    private static async Task BystanderAsync(JourneyNode node)
    {
        (await node.RegisterAsync(JourneyNode.Form())).Refusal.ShouldBeNull();
        await node.CrmAsync("grace-1", "Grace", "Hopper", "grace@example.com");
    }

    private static Task<bool> SealAsync(JourneyNode node) => node.InAsync<IServiceProvider, bool>(async services =>
    {
        var sealer = services.GetServices<Kernel.Feed.ISequencedStep>().OfType<LedgerSealer>().Single();
        await services.GetRequiredService<IUnitOfWork>().ExecuteAsync(async (work, token) =>
        {
            await sealer.RunAsync(work, token);
            return true;
        }, Cancellation);
        return true;
    });

    /// <summary>Breaks off as often as it is told to, at the start and in the middle.</summary>
    private sealed class BreakingScrub
    {
        public int Left { get; set; }
    }

    private sealed class BreakingClass(BreakingScrub breaking) : IErasable
    {
        public DataClass Class { get; } = new("breaking", ErasureTreatment.Delete);

        public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation) => Task.FromResult(1L);

        public Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
        {
            if (breaking.Left-- > 0)
                throw new IOException("The node is gone.");
            return Task.FromResult(progress.IsEmpty ? new ErasureSlice(1, [1]) : ErasureSlice.Done(1));
        }
    }
}
