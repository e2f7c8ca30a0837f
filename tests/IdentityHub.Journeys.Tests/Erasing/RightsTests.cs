using IdentityHub.Accounts;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Privacy;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace IdentityHub.Journeys.Tests.Erasing;

/// <summary>The rights beside erasure: each is carried out, or says honestly who has to, and ends with a certificate.</summary>
public sealed class RightsTests
{
    private static readonly Actor Entering = Actor.Client("desk"), Officer = Actor.Client("officer");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restriction_locks_every_use_until_it_is_lifted_on_record()
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        var user = await ErasureTests.PersonAsync(node);
        var request = await ApprovedAsync(node, user, PrivacyRequestKind.Restriction);

        (await RunAsync(node, request.Id)).ShouldBeTrue();

        var done = await ErasureTests.FindAsync(node, request.Id);
        (done.State, done.Certificate is not null).ShouldBe((PrivacyRequestState.Completed, true));
        var locked = await DecideAsync(node, done.Subject.Parties[0]);
        (locked.Verdict, locked.Reasons[0].Code).ShouldBe((Verdict.Deny, ReasonCode.Restricted));
        (await RunAsync(node, request.Id)).ShouldBeFalse("once");

        (await LiftAsync(node, request.Id, "")).Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
        var lifted = (await LiftAsync(node, request.Id, "The accuracy was verified.")).Value;
        (lifted.LiftedBy, lifted.LiftedBecause, lifted.LiftedAt is not null).ShouldBe((Officer, "The accuracy was verified.", true));
        (await DecideAsync(node, done.Subject.Parties[0])).Reasons.ShouldNotContain(reason => reason.Code == ReasonCode.Restricted);
        (await LiftAsync(node, request.Id, "Again.")).Refusal!.Reason.ShouldBe("NOT_RESTRICTED");
    }

    [Fact]
    public async Task What_was_locked_away_instead_of_being_erased_is_destroyed_when_its_time_is_over()
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        var user = await ErasureTests.PersonAsync(node);
        var done = await ErasureTests.EraseAsync(node, user, new Dictionary<string, ErasureTreatment> { ["source-records"] = ErasureTreatment.Restrict });
        (await KeptAsync(node)).ShouldBeGreaterThan(0);
        await node.InAsync<HubDbContext, int>(db => db.Database.ExecuteSqlAsync($"UPDATE restricted_record SET kept_until = 1", Cancellation));

        await node.InAsync<RestrictionEndJob, bool>(async job =>
        {
            await job.RunAsync(null!, Cancellation);
            return true;
        });

        (await KeptAsync(node)).ShouldBe(0);
        (await ErasureTests.FindAsync(node, done.Id)).LiftedAt.ShouldNotBeNull();
        (await DecideAsync(node, done.Subject.Parties[0])).Reasons[0].Code.ShouldBe(ReasonCode.Erased);
    }

    [Theory]
    [InlineData(PrivacyRequestKind.Objection)]
    [InlineData(PrivacyRequestKind.OptOutOfSale)]
    public async Task An_objection_and_an_opt_out_of_the_signed_in_person_need_nobodys_approval(PrivacyRequestKind kind)
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        var user = await ErasureTests.PersonAsync(node);
        await node.InAsync<ConsentCatalog, bool>(async catalog => (await catalog.UpsertAsync(
            new Purpose(new PurposeId("selling"), "Selling", PurposeKind.Transactional, LegalBasis.LegitimateInterests, [Channel.Advertising], [new PurposeText("en", 1, "Selling", "Partners.")])
            {
                Actions = PartyAction.Sell | PartyAction.Share, SubjectMayObject = true,
            }, Actor.Hub("tests"), Cancellation)).Refusal is null);
        var request = (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.AskAsync(user.AccountId, kind, Cancellation))).Value;
        (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.AskAsync(user.AccountId, kind, Cancellation))).Value.Id.ShouldBe(request.Id, "one at a time");

        (await RunAsync(node, request.Id)).ShouldBeTrue();

        var (purpose, channel, reason) = kind == PrivacyRequestKind.Objection ? ("newsletter", Channel.Email, ReasonCode.PurposeDenied) : ("selling", Channel.Advertising, ReasonCode.PartyActionDenied);
        var decision = (await node.InAsync<ConsentDecider, Outcome<ConsentDecision>>(decider => decider.DecideAsync(
            new DecisionQuestion(request.Subject.Parties[0], new PurposeId(purpose), channel), ReadConsistency.Full, Cancellation))).Value;
        (decision.Verdict, decision.Reasons[0].Code).ShouldBe((Verdict.Deny, reason));
        (await ErasureTests.FindAsync(node, request.Id)).State.ShouldBe(PrivacyRequestState.Completed);
    }

    [Theory]
    [InlineData(PrivacyRequestKind.Access)]
    [InlineData(PrivacyRequestKind.Rectification)]
    public async Task A_copy_and_a_correction_are_completed_by_who_gave_or_made_them(PrivacyRequestKind kind)
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        var user = await ErasureTests.PersonAsync(node);
        var request = await CreatedAsync(node, user, kind);
        (await CompleteAsync(request.Id, "Done.")).Refusal!.Reason.ShouldBe("NOT_APPROVED");
        await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.ApproveAsync(request.Id, Approval.AtOnce, null, Officer, Cancellation));
        (await RunAsync(node, request.Id)).ShouldBeFalse("the hub doesn't do it by itself");

        var done = (await CompleteAsync(request.Id, "Handed over at the counter.")).Value;

        (done.State, done.Note, done.Certificate is not null).ShouldBe((PrivacyRequestState.Completed, "Handed over at the counter.", true));
        var restriction = await ApprovedAsync(node, user, PrivacyRequestKind.Restriction);
        (await CompleteAsync(restriction.Id, "By hand.")).Refusal!.Reason.ShouldBe("NOT_BY_HAND");

        Task<Outcome<PrivacyRequest>> CompleteAsync(PrivacyRequestId id, string note) => node.InAsync<RightsRun, Outcome<PrivacyRequest>>(run => run.CompleteAsync(id, note, null, Officer, Cancellation));
    }

    private static Task<PrivacyRequest> CreatedAsync(JourneyNode node, HubUser user, PrivacyRequestKind kind) => node.InAsync<PrivacyDesk, PrivacyRequest>(async desk =>
        (await desk.CreateAsync(kind, user.AccountId, null, IdentityAssurance.Employee, null, null, Entering, Cancellation)).Value);

    private static async Task<PrivacyRequest> ApprovedAsync(JourneyNode node, HubUser user, PrivacyRequestKind kind)
    {
        var request = await CreatedAsync(node, user, kind);
        return (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.ApproveAsync(request.Id, Approval.AtOnce, null, Officer, Cancellation))).Value;
    }

    private static Task<bool> RunAsync(JourneyNode node, PrivacyRequestId id) => node.InAsync<RightsRun, bool>(async run => (await run.RunAsync(id, Cancellation)).Value);

    private static Task<Outcome<PrivacyRequest>> LiftAsync(JourneyNode node, PrivacyRequestId id, string reason) =>
        node.InAsync<RestrictionEnd, Outcome<PrivacyRequest>>(end => end.RunAsync(id, reason, null, Officer, Cancellation));

    private static Task<ConsentDecision> DecideAsync(JourneyNode node, GlobalPartyId party) => node.InAsync<ConsentDecider, ConsentDecision>(async decider =>
        (await decider.DecideAsync(new DecisionQuestion(party, new PurposeId("newsletter"), Channel.Email), ReadConsistency.Full, Cancellation)).Value);

    private static Task<int> KeptAsync(JourneyNode node) => node.InAsync<HubDbContext, int>(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM restricted_record").SingleAsync(Cancellation));
}
