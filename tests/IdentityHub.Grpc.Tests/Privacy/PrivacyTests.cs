using Grpc.Core;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Preference.V1;
using Frequency = IdentityHub.Protos.Preference.V1.Frequency;
using IdentityHub.Protos.Privacy.V1;

namespace IdentityHub.Grpc.Tests.Privacy;

/// <summary>Requests of data subjects, preferences and unsubscribing over gRPC.</summary>
public sealed class PrivacyTests(Hub hub)
{
    [Fact]
    public async Task A_request_is_previewed_entered_and_approved_by_somebody_else_only()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var subject = new PrivacySubject { Gpid = receipt.Gpid };
        var preview = await hub.Client.Privacy.PreviewAsync(new PreviewRequest { Subject = subject });
        preview.Classes.Single(data => data.DataClass == "source-records").FoundCount.ShouldBe(1);
        preview.Classes.Single(data => data.DataClass == "audit").KeptBecause.ShouldNotBeEmpty();

        var created = (await hub.Client.Privacy.CreateAsync(new CreateRequest { Subject = subject, Kind = PrivacyRequestKind.Erasure, Assurance = IdentityAssurance.Employee })).Request;
        created.State.ShouldBe(PrivacyRequestState.Open);
        await hub.Client.Privacy.ApproveAsync(new ApproveRequest { Id = created.RequestId }).ShouldFailAsync(StatusCode.PermissionDenied, "SELF_APPROVAL");
        await hub.Client.Privacy.ExecuteAsync(new ExecuteRequest { Id = created.RequestId }).ShouldFailAsync(StatusCode.FailedPrecondition, "NOT_APPROVED");
        await hub.Client.Privacy.GetCertificateAsync(new GetCertificateRequest { Id = created.RequestId }).ShouldFailAsync(StatusCode.FailedPrecondition, "NOT_COMPLETED");
        (await hub.Client.Privacy.ListAsync(new ListRequest { Subject = subject })).Requests.Single().RequestId.ShouldBe(created.RequestId);
        (await hub.Client.Privacy.RejectAsync(new RejectRequest { Id = created.RequestId, Reason = "Not the person.", Etag = created.Etag })).Request.State.ShouldBe(PrivacyRequestState.Rejected);
        await hub.Client.Privacy.RejectAsync(new RejectRequest { Id = created.RequestId, Reason = "Again." }).ShouldFailAsync(StatusCode.FailedPrecondition, "PRIVACY_REQUEST_CLOSED");
    }

    [Fact]
    public async Task An_officer_sees_what_a_class_permits_and_chooses_among_it_for_one_person()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var subject = new PrivacySubject { Gpid = receipt.Gpid };
        var officer = hub.As(Hub.Loyalty);
        var keep = new TreatmentChoice { DataClass = "source-records", Treatment = Treatment.Pseudonymise };
        var preview = (await officer.Privacy.PreviewAsync(new PreviewRequest { Subject = subject, Treatments = { keep } })).Classes.Single(data => data.DataClass == "source-records");
        preview.Treatment.ShouldBe(Treatment.Pseudonymise);
        preview.PermittedTreatments.ShouldBe([Treatment.Delete, Treatment.Anonymise, Treatment.Pseudonymise, Treatment.Restrict], ignoreOrder: true);
        var created = (await hub.Client.Privacy.CreateAsync(new CreateRequest { Subject = subject, Kind = PrivacyRequestKind.Erasure })).Request;

        await officer.Privacy.ApproveAsync(new ApproveRequest { Id = created.RequestId, Treatments = { keep }, IdentityChecked = true }).ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");
        await officer.Privacy.ApproveAsync(new ApproveRequest { Id = created.RequestId, Treatments = { keep }, Reason = "For the statistics." }).ShouldFailAsync(StatusCode.FailedPrecondition, "IDENTITY_UNCHECKED");
        await officer.Privacy.ApproveAsync(new ApproveRequest { Id = created.RequestId, Treatments = { new TreatmentChoice { DataClass = "audit", Treatment = Treatment.Delete } }, Reason = "So.", IdentityChecked = true })
            .ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");
        var approved = (await officer.Privacy.ApproveAsync(new ApproveRequest { Id = created.RequestId, Treatments = { keep }, Reason = "For the statistics.", IdentityChecked = true })).Request;

        approved.Assurance.ShouldBe(IdentityAssurance.Employee);
        approved.Classes.Single(data => data.DataClass == "source-records").ChosenBecause.ShouldBe("For the statistics.");
        await IdentityHub.Testing.Waiting.UntilAsync(async () => (await officer.Privacy.GetAsync(new Protos.Privacy.V1.GetRequest { Id = created.RequestId })).Request.State == PrivacyRequestState.Completed);
        (await officer.Privacy.GetAsync(new Protos.Privacy.V1.GetRequest { Id = created.RequestId })).Request.StorageScrub.ShouldBe(StorageScrub.Rewritten);
    }

    [Fact]
    public async Task A_pause_holds_with_the_token_of_who_set_it()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        await hub.Client.Consents.RecordAsync(new RecordRequest { Captures = { new ConsentCapture { Subject = new ConsentSubject { Gpid = receipt.Gpid }, Purpose = "newsletter", Channel = Channel.Email, Action = ConsentAction.Granted } } });
        var question = new DecisionQuestion { Gpid = receipt.Gpid, Purpose = "newsletter", Channel = Channel.Email };

        var paused = await hub.Client.Preferences.UpdateAsync(new UpdateRequest { Subject = new ConsentSubject { RecordId = receipt.RecordId }, Name = "pause", Value = "2199-01-01" });

        var held = (await hub.Client.Consents.DecideAsync(new DecideRequest { Question = question, Consistency = new Protos.Common.V1.Consistency { AtLeastAsFresh = paused.ConsistencyToken } })).Decision;
        (held.Verdict, held.Reasons[0].Code).ShouldBe((Verdict.Conditional, ReasonCode.Paused));
    }

    [Fact]
    public void Every_write_with_a_request_id_is_done_once()
    {
        var writes = typeof(CreateRequest).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Google.Protobuf.IMessage)) && type.Name.EndsWith("Request", StringComparison.Ordinal) && type.GetProperty("RequestId")?.PropertyType == typeof(string))
            .Where(type => type != typeof(PrivacyRequest));

        writes.Where(type => !type.IsAssignableTo(typeof(Protos.Contract.IWriteRequest))).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_is_completed_by_hand_and_a_restriction_by_the_hub_until_it_is_lifted()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var subject = new PrivacySubject { Gpid = receipt.Gpid };
        var officer = hub.As(Hub.Loyalty);
        var correction = await ApprovedAsync(PrivacyRequestKind.Rectification);
        await officer.Privacy.CompleteAsync(new CompleteRequest { Id = correction }).ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");
        (await officer.Privacy.CompleteAsync(new CompleteRequest { Id = correction, Note = "The name was corrected in the CRM." })).Request.State.ShouldBe(PrivacyRequestState.Completed);
        (await officer.Privacy.GetCertificateAsync(new GetCertificateRequest { Id = correction })).Certificate.Split('.').Length.ShouldBe(3);
        await officer.Privacy.LiftAsync(new LiftRequest { Id = correction, Reason = "Nothing to lift." }).ShouldFailAsync(StatusCode.FailedPrecondition, "NOT_RESTRICTED");

        var restriction = await ApprovedAsync(PrivacyRequestKind.Restriction);
        await officer.Privacy.CompleteAsync(new CompleteRequest { Id = restriction, Note = "By hand." }).ShouldFailAsync(StatusCode.FailedPrecondition, "NOT_BY_HAND");
        await IdentityHub.Testing.Waiting.UntilAsync(async () => (await officer.Privacy.GetAsync(new Protos.Privacy.V1.GetRequest { Id = restriction })).Request.State == PrivacyRequestState.Completed);
        (await ReasonAsync()).ShouldBe(ReasonCode.Restricted);
        (await officer.Privacy.LiftAsync(new LiftRequest { Id = restriction, Reason = "The accuracy was verified." })).Request.LiftReason.ShouldBe("The accuracy was verified.");
        (await ReasonAsync()).ShouldBe(ReasonCode.NoConsent);

        async Task<string> ApprovedAsync(PrivacyRequestKind kind)
        {
            var created = (await hub.Client.Privacy.CreateAsync(new CreateRequest { Subject = subject, Kind = kind, Assurance = IdentityAssurance.Employee })).Request;
            return (await officer.Privacy.ApproveAsync(new ApproveRequest { Id = created.RequestId })).Request.RequestId;
        }

        async Task<ReasonCode> ReasonAsync() => (await hub.Client.Consents.DecideAsync(new DecideRequest
        {
            Question = new DecisionQuestion { Gpid = receipt.Gpid, Purpose = "newsletter", Channel = Channel.Email }, Consistency = new Protos.Common.V1.Consistency { FullyConsistent = true },
        })).Decision.Reasons[0].Code;
    }

    [Fact]
    public async Task Preferences_are_set_guessed_and_forgotten_and_a_guess_never_wins()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var subject = new ConsentSubject { RecordId = receipt.RecordId };
        await hub.Client.Preferences.UpdateAsync(new UpdateRequest { Subject = subject, Name = "language", Value = "de" });
        await hub.Client.Preferences.UpdateAsync(new UpdateRequest { Subject = subject, Name = "language", Value = "en", Inferred = true });

        (await PreferencesAsync()).Single().Value.ShouldBe("de");
        await hub.Client.Preferences.UpdateAsync(new UpdateRequest { Subject = subject, Name = "language" });
        (await PreferencesAsync()).Single().ShouldSatisfyAllConditions(left => left.Value.ShouldBe("en"), left => left.Inferred.ShouldBeTrue());
        await hub.Client.Preferences.UpdateAsync(new UpdateRequest { Subject = subject, Name = "Language!", Value = "x" }).ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");

        async Task<IEnumerable<Preference>> PreferencesAsync() => (await hub.Client.Preferences.GetAsync(new Protos.Preference.V1.GetRequest { Gpid = receipt.Gpid })).Preferences;
    }

    [Fact]
    public async Task A_sender_gets_the_headers_of_rfc_8058()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());

        var link = await hub.Client.Preferences.CreateUnsubscribeLinkAsync(new CreateUnsubscribeLinkRequest { RecordId = receipt.RecordId, Purpose = "newsletter", Channel = Channel.Email });

        link.ListUnsubscribe.ShouldBe($"<{link.UnsubscribeUri}>");
        link.ListUnsubscribePost.ShouldBe("List-Unsubscribe=One-Click");
        link.UnsubscribeUri.ShouldNotContain(receipt.RecordId, Case.Sensitive);
        link.PreferenceCentreUri.ShouldContain("/preferences/");
    }

    [Fact]
    public async Task A_stop_from_a_number_that_nobody_knows_is_remembered()
    {
        var answer = await hub.Client.Preferences.ReceiveMessageAsync(new ReceiveMessageRequest { Channel = Channel.Sms, From = "+4915112345678", Text = "Stopp", Locale = "de" });

        answer.Keyword.ShouldBe(Keyword.Stop);
        answer.Reply.ShouldContain("START");
        var again = await hub.Client.Preferences.SuppressAsync(new SuppressRequest
        {
            ContactPoints = { new ContactPoint { Kind = ContactPointKind.Phone, Value = "+49 151 12345678" } }, Channel = Channel.Sms, Reason = SuppressionReason.Complaint,
        });
        again.AddedCount.ShouldBe(0);
    }

    [Fact]
    public void Numbers_are_the_same_on_both_sides()
    {
        Same<PrivacyRequestKind, IdentityHub.Consent.Privacy.PrivacyRequestKind>();
        Same<PrivacyRequestState, IdentityHub.Consent.Privacy.PrivacyRequestState>();
        Same<Treatment, Kernel.Erasure.ErasureTreatment>();
        Same<StorageScrub, Kernel.Erasure.ScrubExtent>();
        Same<Keyword, IdentityHub.Consent.Messaging.Keyword>();
        Same<Frequency, IdentityHub.Consent.Subscriptions.Frequency>();
    }

    private static void Same<TWire, TOwn>() where TWire : struct, Enum where TOwn : struct, Enum =>
        Enum.GetValues<TWire>().Where(value => Convert.ToInt32(value, null) != 0).Select(value => (value.ToString(), Convert.ToInt32(value, null)))
            .ShouldBe(Enum.GetValues<TOwn>().Where(value => Convert.ToInt32(value, null) != 0).Select(value => (value.ToString(), Convert.ToInt32(value, null))));
}
