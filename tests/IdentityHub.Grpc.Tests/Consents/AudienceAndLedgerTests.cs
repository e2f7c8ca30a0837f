using System.Text.Json;
using IdentityHub.Consent.Ledger;
using IdentityHub.Protos.Consent.V1;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Grpc.Tests.Consents;

/// <summary>Audiences, confirmations, receipts, the ledger, the catalogue, and two nodes.</summary>
public sealed class AudienceAndLedgerTests(Hub hub)
{
    [Fact]
    public async Task An_audience_is_answered_in_its_order_message_by_message()
    {
        var (yes, no) = (await hub.Client.UpsertAsync(Made.Record()), await hub.Client.UpsertAsync(Made.Record()));
        await RecordAsync(new ConsentSubject { Gpid = yes.Gpid }, ConsentAction.Granted);
        using var call = hub.Client.Consents.FilterAudience();
        await call.RequestStream.WriteAsync(new FilterAudienceRequest { Criteria = new AudienceCriteria { Purpose = "newsletter", Channel = Channel.Email } });
        for (var message = 0; message < 5; message++)
        {
            var request = new FilterAudienceRequest();
            request.Members.Add(Enumerable.Range(0, 20 + message).Select(i => new AudienceMember { Gpid = i % 2 == 0 ? yes.Gpid : no.Gpid }));
            request.Members.Add(new AudienceMember { Gpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za" });
            request.Members.Add(new AudienceMember { Gpid = yes.Gpid, ContactPoint = new ContactPoint { Kind = ContactPointKind.Email, Value = "someone.else@example.com" } });
            await call.RequestStream.WriteAsync(request);
        }
        await call.RequestStream.CompleteAsync();
        var counts = new List<int>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            counts.Add(answer.Results.Count);
            answer.Results[0].ShouldBe(new AudienceResult { Verdict = Verdict.Allow, Reason = ReasonCode.ChannelGranted });
            answer.Results[1].ShouldBe(new AudienceResult { Verdict = Verdict.Deny, Reason = ReasonCode.NoConsent });
            answer.Results[^2].ShouldBe(new AudienceResult(), "there is no such party");
            answer.Results[^1].Verdict.ShouldBe(Verdict.Allow);
        }
        counts.ShouldBe([22, 23, 24, 25, 26]);
    }

    [Fact]
    public async Task An_audience_without_criteria_or_of_an_unknown_purpose_is_refused()
    {
        async Task<StatusCode> CodeAsync(FilterAudienceRequest request)
        {
            using var call = hub.Client.Consents.FilterAudience();
            await call.RequestStream.WriteAsync(request);
            return (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(default))).StatusCode;
        }

        (await CodeAsync(new FilterAudienceRequest { Members = { new AudienceMember { Gpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za" } } })).ShouldBe(StatusCode.InvalidArgument);
        (await CodeAsync(new FilterAudienceRequest { Criteria = new AudienceCriteria { Purpose = "unheard-of", Channel = Channel.Email } })).ShouldBe(StatusCode.NotFound);
        (await CodeAsync(new FilterAudienceRequest { Criteria = new AudienceCriteria { Purpose = "newsletter", Channel = Channel.Email }, Members = { new AudienceMember { Gpid = "x" } } })).ShouldBe(StatusCode.InvalidArgument);
    }

    [Fact]
    public async Task A_double_opt_in_is_asked_for_and_confirmed_and_its_receipt_verifies_with_the_hubs_published_keys()
    {
        var purpose = new Purpose
        {
            Code = $"doi-{Guid.NewGuid():N}"[..20], Name = "With confirmation", Kind = PurposeKind.Promotional, LegalBasis = LegalBasis.Consent, Channels = { Channel.Email }, DoubleOptIn = true,
            Texts = { new CatalogText { Locale = "en", Title = "News", Body = "Send me news." } },
        };
        purpose = (await hub.Client.ConsentCatalog.UpdatePurposeAsync(new UpdatePurposeRequest { Purpose = purpose })).Purpose;
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var asked = await hub.Client.Consents.RecordAsync(new RecordRequest
        {
            Captures =
            {
                new ConsentCapture
                {
                    Subject = new ConsentSubject { SourceKey = receipt.Key }, Purpose = purpose.Code, Channel = Channel.Email, Action = ConsentAction.DoubleOptInRequested,
                    ContactPoint = new ContactPoint { Kind = ContactPointKind.Email, Value = "ada@example.com" }, Place = "DE",
                },
            },
        });
        var question = new DecisionQuestion { Gpid = receipt.Gpid, Purpose = purpose.Code, Channel = Channel.Email, ContactPoint = new ContactPoint { Kind = ContactPointKind.Email, Value = "ada@example.com" } };
        async Task<ConsentDecision> DecideAsync(string token) =>
            (await hub.Client.Consents.DecideAsync(new DecideRequest { Question = question, Consistency = new() { AtLeastAsFresh = token }, ExplainIn = "de" })).Decision;

        var pending = await DecideAsync(asked.ConsistencyToken);
        pending.Verdict.ShouldBe(Verdict.Conditional);
        pending.ShopperExplanation.ShouldBe("Wir warten darauf, dass Sie Ihre Adresse bestätigen.");
        pending.FormalExplanation.ShouldContain(asked.EventIds[0]);
        var confirm = new ConfirmDoubleOptInRequest
        {
            EventId = asked.EventIds[0], RequestId = Guid.NewGuid().ToString("N"),
            Evidence = new ConsentEvidence { Proof = new DoubleOptInProof { TokenHash = new string('a', 64), SendTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow) } },
        };
        var confirmed = await hub.Client.Consents.ConfirmDoubleOptInAsync(confirm);
        (await hub.Client.Consents.ConfirmDoubleOptInAsync(confirm)).ShouldBe(confirmed);
        (await DecideAsync(confirmed.ConsistencyToken)).Verdict.ShouldBe(Verdict.Allow);
        await hub.Client.Consents.ConfirmDoubleOptInAsync(new ConfirmDoubleOptInRequest { EventId = confirmed.EventId, Evidence = confirm.Evidence }).ShouldFailAsync(StatusCode.FailedPrecondition, "CONFIRMS_INVALID");

        var jws = (await hub.Client.Consents.GetReceiptAsync(new GetReceiptRequest { EventId = confirmed.EventId })).Receipt;
        using var http = new HttpClient();
        using var keys = PublishedKeys.Read(await http.GetStringAsync(new Uri(hub.WebAddress, "/.well-known/jwks")));
        using var json = JsonDocument.Parse(keys.Verify(jws, "consent-receipt+jwt", out _)!);
        json.RootElement.GetProperty("record_id").GetString().ShouldBe(confirmed.EventId);
        await hub.Client.Consents.GetReceiptAsync(new GetReceiptRequest { EventId = "cev_01j9z3k6wne8x9q4r2t5v7y8za" }).ShouldFailAsync(StatusCode.NotFound, "EVENT_NOT_FOUND");
    }

    [Fact]
    public async Task The_ledger_is_whole_and_says_what_is_not_sealed_yet()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        await RecordAsync(new ConsentSubject { Gpid = receipt.Gpid }, ConsentAction.Granted);
        var verified = await hub.Client.Consents.VerifyLedgerAsync(new VerifyLedgerRequest());
        verified.Findings.ShouldBeEmpty();
        (verified.Events + verified.UnsealedEvents).ShouldBePositive();
    }

    [Fact]
    public async Task The_catalogue_is_read_and_written_and_every_wording_kept()
    {
        var code = $"form-{Guid.NewGuid():N}"[..20];
        var form = new AuthorisationForm { Code = code, Name = "Sign-up", Purposes = { "newsletter" }, Texts = { new CatalogText { Locale = "en", Title = "News", Body = "One." } } };
        await hub.Client.ConsentCatalog.UpdateFormAsync(new UpdateFormRequest { Form = form });
        form.Texts[0].Body = "Two.";
        (await hub.Client.ConsentCatalog.UpdateFormAsync(new UpdateFormRequest { Form = form })).Form.Texts.Select(t => t.Version).ShouldBe([1, 2]);
        (await hub.Client.ConsentCatalog.ListFormsAsync(new ListFormsRequest())).Forms.ShouldContain(f => f.Code == code);
        var list = new Subscription { Code = code, Name = "Weekly", Purpose = "newsletter", Channels = { Channel.Email }, Frequency = Frequency.Weekly, Texts = { form.Texts[0] } };
        (await hub.Client.ConsentCatalog.UpdateSubscriptionAsync(new UpdateSubscriptionRequest { Subscription = list })).Subscription.Frequency.ShouldBe(Frequency.Weekly);
        (await hub.Client.ConsentCatalog.ListSubscriptionsAsync(new ListSubscriptionsRequest())).Subscriptions.ShouldContain(s => s.Code == code);
        (await hub.Client.ConsentCatalog.ListPurposesAsync(new ListPurposesRequest())).Purposes.ShouldContain(p => p.Code == "newsletter");
        (await hub.Client.ConsentCatalog.ListLegalBasesAsync(new ListLegalBasesRequest())).LegalBases.Count.ShouldBe(6);
        var law = await hub.Client.ConsentCatalog.ListJurisdictionsAsync(new ListJurisdictionsRequest());
        law.Jurisdictions.Select(j => j.Code).ShouldBe(["gdpr-eprivacy", "uk-gdpr-pecr", "ccpa-cpra", "casl", "tcpa"]);
        law.Jurisdictions.SelectMany(j => j.Rules).ShouldAllBe(r => r.Source.Length > 0);
        await hub.Client.ConsentCatalog.UpdatePurposeAsync(new UpdatePurposeRequest { Purpose = new Purpose { Code = "x" } }).ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");
    }

    [Fact]
    public async Task What_is_withdrawn_on_one_node_is_denied_on_the_other_at_once_with_the_token()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        await RecordAsync(new ConsentSubject { Gpid = receipt.Gpid }, ConsentAction.Granted);
        // The other node: a decision point with a cache of its own on the same database.
        var question = new IdentityHub.Consent.Decisions.DecisionQuestion(
            IdentityHub.Kernel.Ids.TypeId.Parse<IdentityHub.Kernel.Ids.GlobalPartyId>(receipt.Gpid), new("newsletter"), IdentityHub.Consent.Purposes.Channel.Email);
        var decider = ActivatorUtilities.CreateInstance<IdentityHub.Consent.Decisions.DecisionPoint>(
            hub.Services, new IdentityHub.Consent.Decisions.DecisionCache(new Microsoft.Extensions.Time.Testing.FakeTimeProvider()));
        (await decider.DecideAsync(question, IdentityHub.Kernel.Consistency.ReadConsistency.MinimizeLatency, default)).Value.Verdict.ShouldBe(IdentityHub.Consent.Decisions.Verdict.Allow);
        var withdrawn = await hub.Client.Consents.WithdrawAsync(new WithdrawRequest { Subject = new ConsentSubject { Gpid = receipt.Gpid }, Purpose = "newsletter", Channel = Channel.Email });
        withdrawn.ConsistencyToken.ShouldNotBeEmpty();
        (await decider.DecideAsync(question, IdentityHub.Kernel.Consistency.ReadConsistency.MinimizeLatency, default)).Value.Verdict.ShouldBe(IdentityHub.Consent.Decisions.Verdict.Allow, "its clock stands still: without the token its cache may answer");
        IdentityHub.Grpc.Freshness.ConsistencyTokens.TryDecode(withdrawn.ConsistencyToken, out var token).ShouldBeTrue();
        (await decider.DecideAsync(question, new(false, token), default)).Value.Verdict.ShouldBe(IdentityHub.Consent.Decisions.Verdict.Deny);
    }

    private async Task RecordAsync(ConsentSubject subject, ConsentAction action) => await hub.Client.Consents.RecordAsync(new RecordRequest
    {
        Captures = { new ConsentCapture { Subject = subject, Purpose = "newsletter", Channel = Channel.Email, Action = action } },
    });
}
