using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.Journeys.Tests.Erasing;

/// <summary>What an officer may choose when they approve an erasure, and what the certificate says of it and of the bytes on the disk.</summary>
public sealed class ChosenTreatmentTests
{
    private static readonly Actor Officer = Actor.Client("officer");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ErasureTreatment.Anonymise)]
    [InlineData(ErasureTreatment.Pseudonymise)]
    [InlineData(ErasureTreatment.Restrict)]
    public async Task An_officer_chooses_among_what_a_class_permits_and_the_certificate_says_why(ErasureTreatment chosen)
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        var request = await CreatedAsync(node);
        var preview = (await node.InAsync<PrivacyDesk, Outcome<ErasurePreview>>(desk => desk.PreviewAsync(null, request.Subject.Parties[0], Choice("source-records", chosen), Cancellation))).Value;
        preview.Classes.Single(data => data.Code == "source-records").Treatment.ShouldBe(chosen);

        var approved = (await ApproveAsync(node, request, new Approval { Choices = Choice("source-records", chosen), Reason = "A warranty runs until next year." })).Value;

        var data = approved.Classes.Single(data => data.Code == "source-records");
        (data.Treatment, data.ChosenBecause).ShouldBe((chosen, "A warranty runs until next year."));
        (approved.KeptUntil is not null).ShouldBe(chosen == ErasureTreatment.Restrict);
        await ErasureTests.RunAsync(node, request.Id);
        var done = await ErasureTests.FindAsync(node, request.Id);
        var certificate = PayloadOf(done).GetProperty("data").EnumerateArray().Single(data => data.GetProperty("class").GetString() == "source-records");
        certificate.GetProperty("treatment").GetString().ShouldBe(JsonNamingPolicy.CamelCase.ConvertName(chosen.ToString()));
        certificate.GetProperty("chosen_because").GetString().ShouldBe("A warranty runs until next year.");
        (await Traces.FindAsync(node, ["Xylophone Crescent 77", "QX-77-NATIONAL"])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_choice_needs_a_reason_a_class_that_permits_it_and_an_erasure()
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        var request = await CreatedAsync(node);

        (await ApproveAsync(node, request, new Approval { Choices = Choice("source-records", ErasureTreatment.Restrict) })).Refusal!.Violations.Single().Field.ShouldBe("reason");
        (await ApproveAsync(node, request, new Approval { Choices = Choice("audit", ErasureTreatment.Delete), Reason = "So." })).Refusal!.Violations.Single().Field.ShouldBe("treatments");
        (await ApproveAsync(node, request, new Approval { Choices = Choice("nonsense", ErasureTreatment.Delete), Reason = "So." })).Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
        (await node.InAsync<PrivacyDesk, Outcome<ErasurePreview>>(desk => desk.PreviewAsync(null, request.Subject.Parties[0], Choice("audit", ErasureTreatment.Delete), Cancellation))).Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
        var restriction = (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.CreateAsync(
            PrivacyRequestKind.Restriction, null, request.Subject.Parties[0], IdentityAssurance.Employee, null, null, Actor.Client("desk"), Cancellation))).Value;
        (await ApproveAsync(node, restriction, new Approval { Choices = Choice("source-records", ErasureTreatment.Restrict), Reason = "So." })).Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
        (await ErasureTests.FindAsync(node, request.Id)).State.ShouldBe(PrivacyRequestState.Open);
    }

    [Fact]
    public async Task Who_nobody_has_checked_is_approved_only_by_an_officer_who_answers_for_it()
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite);
        var request = await CreatedAsync(node, IdentityAssurance.ContactPoint);

        (await ApproveAsync(node, request, Approval.AtOnce)).Refusal!.Reason.ShouldBe("IDENTITY_UNCHECKED");
        (await ApproveAsync(node, request, new Approval { IdentityChecked = true })).Value.Assurance.ShouldBe(IdentityAssurance.Employee);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_carried_out_ends_the_start()
    {
        await using var node = await ErasureTests.NodeAsync(
            DatabaseProvider.Sqlite, services => services.AddSingleton(new PrivacyOptions { Policy = new() { ["audit"] = ErasureTreatment.Delete, ["recrods"] = ErasureTreatment.Delete } }));

        var refused = await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            foreach (var hosted in node.Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
                await hosted.StartingAsync(Cancellation);
        });

        refused.Message.ShouldContain("audit: Delete isn't possible; ");
        refused.Message.ShouldContain("recrods: there is no such class of data.");
    }

    [Fact]
    public async Task A_file_too_large_to_be_written_anew_at_once_is_by_the_next_days_job_and_the_certificate_claims_no_more_than_is_true()
    {
        await using var node = await ErasureTests.NodeAsync(DatabaseProvider.Sqlite, services => services.AddSingleton(new PrivacyOptions { VacuumBelowMiB = 0 }));
        var request = await CreatedAsync(node);
        // Long ago and late: what counts is when it was done.
        await ApproveAsync(node, request, new Approval { ExecuteAfter = DateTimeOffset.UtcNow.AddDays(-30) });
        (await AwaitingAsync(node)).ShouldBeEmpty("nothing was erased yet");
        await ErasureTests.RunAsync(node, request.Id);

        var done = await ErasureTests.FindAsync(node, request.Id);
        done.Storage.ShouldBe(ScrubExtent.Overwritten);
        PayloadOf(done).GetProperty("storage").GetString().ShouldBe("overwritten");
        PayloadOf(done).GetProperty("storage_means").GetString()!.ShouldContain("until the file is written anew");
        (await AwaitingAsync(node)).ShouldBe([request.Id]);

        await VacuumAsync(node);

        (await ErasureTests.FindAsync(node, request.Id)).Storage.ShouldBe(ScrubExtent.Rewritten);
        (await AwaitingAsync(node)).ShouldBeEmpty();
        (await Traces.FindAsync(node, ["Xylophone Crescent 77", "QX-77-NATIONAL", "zq.private@example.org"])).ShouldBeEmpty();
        await VacuumAsync(node);
        (await ErasureTests.FindAsync(node, request.Id)).Revision.ShouldBe(done.Revision + 1, "the second time there is nothing to do");
    }

    private static Dictionary<string, ErasureTreatment> Choice(string data, ErasureTreatment treatment) => new() { [data] = treatment };

    private static JsonElement PayloadOf(PrivacyRequest done) =>
        JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(done.Certificate!.Split('.')[1]))).RootElement;

    private static Task<IReadOnlyList<PrivacyRequestId>> AwaitingAsync(JourneyNode node) => node.InAsync<IPrivacyStore, IReadOnlyList<PrivacyRequestId>>(store => store.AwaitingRewriteAsync(Cancellation));

    private static Task<bool> VacuumAsync(JourneyNode node) => node.InAsync<IServiceProvider, bool>(async services =>
    {
        var job = services.GetServices<JobRegistration>().Single(job => job.Kind == "storage.vacuum");
        (await ((IJobHandler)services.GetRequiredService(job.Handler)).RunAsync(null!, Cancellation)).ShouldBeOfType<JobOutcome.Completed>();
        return true;
    });

    private static async Task<PrivacyRequest> CreatedAsync(JourneyNode node, IdentityAssurance assurance = IdentityAssurance.Employee)
    {
        var user = await ErasureTests.PersonAsync(node);
        return (await node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.CreateAsync(
            PrivacyRequestKind.Erasure, user.AccountId, null, assurance, null, null, Actor.Client("desk"), Cancellation))).Value;
    }

    private static Task<Outcome<PrivacyRequest>> ApproveAsync(JourneyNode node, PrivacyRequest request, Approval approval) =>
        node.InAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.ApproveAsync(request.Id, approval, null, Officer, Cancellation));
}
