using Google.Protobuf.WellKnownTypes;
using IdentityHub.Protos.Consent.V1;

namespace IdentityHub.Grpc.Tests.Consents;

/// <summary>Consent: asked, recorded, withdrawn.</summary>
public sealed class ConsentTests(Hub hub)
{
    [Fact]
    public async Task Silence_denies_a_grant_allows_and_a_withdrawal_denies_again_each_with_its_reason()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var silence = await DecideAsync(receipt.Gpid);
        silence.Verdict.ShouldBe(Verdict.Deny);
        silence.Reasons[0].Code.ShouldBe(ReasonCode.NoConsent);
        silence.Reasons[0].Text.ShouldNotBeEmpty();

        var granted = await hub.Client.Consents.RecordAsync(new RecordRequest { Captures = { Capture(new ConsentSubject { SourceKey = receipt.Key }, ConsentAction.Granted) } });
        granted.EventIds.Single().ShouldStartWith("cev_");
        var allowed = await DecideAsync(receipt.Gpid);
        allowed.Verdict.ShouldBe(Verdict.Allow);
        allowed.Reasons[0].EventIds.ShouldContain(granted.EventIds[0]);

        var withdrawn = await hub.Client.Consents.WithdrawAsync(new WithdrawRequest { Subject = new ConsentSubject { Gpid = receipt.Gpid }, Purpose = "newsletter", Channel = Channel.Email });
        var denied = await DecideAsync(receipt.Gpid);
        denied.Verdict.ShouldBe(Verdict.Deny);
        denied.Reasons[0].EventIds.ShouldContain(withdrawn.EventId);
    }

    [Fact]
    public async Task A_batch_answers_each_question_and_one_that_fails_concerns_no_other()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var response = await hub.Client.Consents.BatchDecideAsync(new BatchDecideRequest
        {
            Questions = { Question(receipt.Gpid), Question("gpid_01j9z3k6wne8x9q4r2t5v7y8za"), Question(receipt.Gpid, "unheard-of") },
        });
        response.Results[0].Decision.Gpid.ShouldBe(receipt.Gpid);
        response.Results[1].Problem.ReasonText.ShouldBe("PARTY_NOT_FOUND");
        response.Results[2].Problem.ReasonText.ShouldBe("PURPOSE_UNKNOWN");
    }

    [Fact]
    public async Task The_past_is_answered_as_of_then()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1);
        var capture = Capture(new ConsentSubject { RecordId = receipt.RecordId }, ConsentAction.Granted);
        capture.CaptureTime = Timestamp.FromDateTimeOffset(yesterday);
        await hub.Client.Consents.RecordAsync(new RecordRequest { Captures = { capture } });
        var question = Question(receipt.Gpid);
        question.AsOf = Timestamp.FromDateTimeOffset(yesterday.AddDays(-1));
        (await hub.Client.Consents.DecideAsync(new DecideRequest { Question = question })).Decision.Verdict.ShouldBe(Verdict.Deny);
        question.AsOf = Timestamp.FromDateTimeOffset(yesterday.AddHours(1));
        (await hub.Client.Consents.DecideAsync(new DecideRequest { Question = question })).Decision.Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public async Task Malformed_statements_are_refused_and_none_of_the_call_is_written()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var good = Capture(new ConsentSubject { SourceKey = receipt.Key }, ConsentAction.Granted);
        (string Field, Action<ConsentCapture> Break)[] cases =
        [
            ("subject", capture => capture.Subject = null),
            ("subject", capture => capture.Subject = new ConsentSubject()),
            ("subject.record_id", capture => capture.Subject = new ConsentSubject { RecordId = "x" }),
            ("purpose", capture => capture.Purpose = ""),
            ("purpose", capture => capture.Purpose = "No Purpose"),
            ("channel", capture => capture.Channel = (Channel)99),
            ("action", capture => capture.Action = ConsentAction.Unspecified),
            ("capture_method", capture => capture.CaptureMethod = (CaptureMethod)99),
            ("contact_point.value", capture => capture.ContactPoint = new ContactPoint { Kind = ContactPointKind.Email, Value = "nothing" }),
            ("contact_point.kind", capture => capture.ContactPoint = new ContactPoint { Value = "a@example.com" }),
            ("collection_point", capture => capture.CollectionPoint = new string('x', 129)),
            ("evidence.ip_address", capture => capture.Evidence = new ConsentEvidence { IpAddress = "localhost" }),
            ("capture_time", capture => capture.CaptureTime = new Timestamp { Seconds = long.MaxValue }),
        ];
        foreach (var (field, breakIt) in cases)
        {
            var bad = good.Clone();
            breakIt(bad);
            await hub.Client.Consents.RecordAsync(new RecordRequest { Captures = { good, bad } }).ShouldBlameAsync($"captures[1].{field}");
        }

        (await DecideAsync(receipt.Gpid)).Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        await hub.Client.Consents.DecideAsync(new DecideRequest { Question = Question("gpid_01j9z3k6wne8x9q4r2t5v7y8za") }).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
        await hub.Client.Consents.DecideAsync(new DecideRequest()).ShouldBlameAsync("question");
        await hub.Client.Consents.BatchDecideAsync(new BatchDecideRequest()).ShouldBlameAsync("questions");
        await hub.Client.Consents.RecordAsync(new RecordRequest()).ShouldBlameAsync("captures");
        await hub.Client.Consents.WithdrawAsync(new WithdrawRequest { Subject = new ConsentSubject { SourceKey = Made.KeyOf("crm") }, Purpose = "newsletter" })
            .ShouldFailAsync(StatusCode.NotFound, "SUBJECT_UNKNOWN");
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        await hub.Client.Consents.WithdrawAsync(new WithdrawRequest { Subject = new ConsentSubject { SourceKey = receipt.Key }, Purpose = "unheard-of" })
            .ShouldFailAsync(StatusCode.NotFound, "PURPOSE_UNKNOWN");
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0")]
    [InlineData("2001:db8:1:2:3::4", "2001:db8:1::")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0")]
    [InlineData("", null)]
    public void Of_an_address_only_the_network_is_kept(string address, string? kept) =>
        IdentityHub.Grpc.Consents.CaptureMapping.Truncate(address, "ip").ShouldBe(kept);

    private async Task<ConsentDecision> DecideAsync(string gpid) =>
        (await hub.Client.Consents.DecideAsync(new DecideRequest { Question = Question(gpid), Consistency = new() { FullyConsistent = true } })).Decision;

    private static DecisionQuestion Question(string gpid, string purpose = "newsletter") => new() { Gpid = gpid, Purpose = purpose, Channel = Channel.Email };

    private static ConsentCapture Capture(ConsentSubject subject, ConsentAction action) =>
        new() { Subject = subject, Purpose = "newsletter", Channel = Channel.Email, Action = action, CollectionPoint = "tests", CaptureMethod = CaptureMethod.Form };
}
