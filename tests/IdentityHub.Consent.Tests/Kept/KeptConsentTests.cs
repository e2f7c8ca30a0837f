using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Changes;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Overview;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Kept.ConsentNode;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>Consent end to end over each database that is there.</summary>
public abstract class KeptConsentTests(DatabaseProvider provider)
{
    [Fact]
    public async Task WhatIsRecorded_IsDecidedByAtOnce()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        (await node.DecideAsync(ada.Party)).Reasons[0].Code.ShouldBe(ReasonCode.NoConsent);
        var grant = await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "ada@example.com"));
        var allowed = await node.DecideAsync(ada.Party, "ADA@example.com");
        allowed.Verdict.ShouldBe(Verdict.Allow);
        allowed.Reasons[0].Events.ShouldBe([grant]);
        await node.RecordAsync(Say(ada.Record, ConsentAction.Withdrawn));
        (await node.DecideAsync(ada.Party, "ada@example.com")).Reasons[0].Code.ShouldBe(ReasonCode.ChannelDenied);
        (await node.DecideAsync(ada.Party, purpose: "orders")).Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public async Task AnotherNode_SeesAChange_AtOnceWithTheToken_AndWithinHalfASecondAnyway()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await using var scope = node.AnotherNode().CreateAsyncScope();
        var other = scope.ServiceProvider.GetRequiredService<ConsentDecider>();
        var question = new DecisionQuestion(ada.Party, new PurposeId("newsletter"), Channel.Email);
        async Task<Verdict> AskAsync(ReadConsistency consistency) => (await other.DecideAsync(question, consistency, Cancellation)).Value.Verdict;

        (await AskAsync(ReadConsistency.MinimizeLatency)).ShouldBe(Verdict.Deny);
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted));
        (await AskAsync(new ReadConsistency(false, new ConsistencyToken([(ada.Party, ada.PartyRevision)])))).ShouldBe(Verdict.Allow);
        await node.RecordAsync(Say(ada.Record, ConsentAction.Withdrawn));
        node.Time.Advance(TimeSpan.FromMilliseconds(500));
        (await AskAsync(ReadConsistency.MinimizeLatency)).ShouldBe(Verdict.Deny);
        (await AskAsync(ReadConsistency.Full)).ShouldBe(Verdict.Deny);
    }

    [Fact]
    public async Task AMergesToken_NamesTheSurvivor_AndMakesTheAbsorbedPartyBeReadAnewToo()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await node.PersonAsync("ada"), await node.PersonAsync("eda"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Denied));
        await node.RecordAsync(Say(eda.Record, ConsentAction.Granted));
        var token = new ReadConsistency(false, new ConsistencyToken([(ada.Party, ada.PartyRevision)]));
        await using var scope = node.AnotherNode().CreateAsyncScope();
        var other = scope.ServiceProvider.GetRequiredService<ConsentDecider>();
        var question = new DecisionQuestion(eda.Party, new PurposeId("newsletter"), Channel.Email);
        (await other.DecideAsync(question, ReadConsistency.MinimizeLatency, Cancellation)).Value.Verdict.ShouldBe(Verdict.Allow);

        await node.MergeAsync(ada.Party, eda.Party);

        (await other.DecideAsync(question, token, Cancellation)).Value.Verdict.ShouldBe(Verdict.Deny);
        (await other.DecideManyAsync([question], token, Cancellation))[0].Value.Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public async Task OneQuestion_AndManyAtOnce_AreAnsweredAlike()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda, silent) = (await node.PersonAsync("ada"), await node.PersonAsync("eda"), await node.PersonAsync("silent"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "ada@example.com"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "second@example.com"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, channel: Channel.Sms));
        await node.RecordAsync(Say(eda.Record, ConsentAction.Granted, "ada@example.com"));
        await node.RecordAsync(Say(eda.Record, ConsentAction.Withdrawn, "eda@example.com"));
        await node.RunAsync<ContactSuppressor>(s => s.SuppressAsync([ContactPoint.OfEmail("ada@example.com")], Channel.Email, SuppressionReason.Complaint, Shop, Cancellation));
        await node.RunAsync<ContactSuppressor>(s => s.SuppressAsync([ContactPoint.OfEmail("ada@example.com")], null, SuppressionReason.Bounce, Shop, Cancellation));
        await node.RunAsync<ContactSuppressor>(s => s.SuppressAsync([ContactPoint.OfEmail("stranger@example.com")], null, SuppressionReason.Legal, Shop, Cancellation));
        var keys = node.Services.GetRequiredService<ContactPointKeys>();
        await node.SaveAsync(new ContactPointState(keys.Of(ContactPoint.OfEmail("second@example.com"))) { BouncedAt = node.Time.GetUtcNow() });
        await node.MergeAsync(ada.Party, eda.Party);
        DecisionQuestion[] questions =
        [
            .. from party in (GlobalPartyId[])[ada.Party, eda.Party, silent.Party, new(Guid.NewGuid())]
               from purpose in (string[])["newsletter", "orders", "unheard-of"]
               from email in (string?[])[null, "ada@example.com", "second@example.com", "eda@example.com", "stranger@example.com"]
               from channel in (Channel[])[Channel.Email, Channel.Sms]
               select new DecisionQuestion(party, new PurposeId(purpose), channel, email is null ? null : ContactPoint.OfEmail(email)),
        ];

        var many = await node.AskAsync<ConsentDecider, IReadOnlyList<Outcome<ConsentDecision>>>(d => d.DecideManyAsync(questions, ReadConsistency.Full, Cancellation));

        var point = node.Services.GetRequiredService<DecisionPoint>();
        for (var i = 0; i < questions.Length; i++)
        {
            var one = await point.DecideAsync(questions[i], ReadConsistency.Full, Cancellation);
            one.Refusal.ShouldBe(many[i].Refusal, $"{questions[i]}");
            if (one.Succeeded(out var decision, out _))
                System.Text.Json.JsonSerializer.Serialize(decision).ShouldBe(System.Text.Json.JsonSerializer.Serialize(many[i].Value), $"{questions[i]}");
        }
    }

    [Fact]
    public async Task MergeAndUnmerge_RestoreEveryDecision_AndTellTheFeed()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await node.PersonAsync("ada"), await node.PersonAsync("eda"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "ada@example.com"));
        await node.RecordAsync(Say(eda.Record, ConsentAction.Denied));
        var merge = await node.MergeAsync(ada.Party, eda.Party);
        (await node.DecideAsync(ada.Party, "ada@example.com")).Verdict.ShouldBe(Verdict.Deny, "the denial of one record counts for the whole person");
        var redirected = await node.DecideAsync(eda.Party, "ada@example.com");
        redirected.Party.ShouldBe(ada.Party);
        redirected.Verdict.ShouldBe(Verdict.Deny);
        await node.UnmergeAsync(merge.Merge!.Value);
        (await node.DecideAsync(ada.Party, "ada@example.com")).Verdict.ShouldBe(Verdict.Allow);
        (await node.DecideAsync(eda.Party)).Verdict.ShouldBe(Verdict.Deny);

        var changes = (await FeedAsync(node)).Where(c => c.Kind == ChangeKind.ConsentChanged).Select(c => (c.Party, ConsentChange.FromJson(c.Payload.Span).Cause)).ToArray();
        changes.ShouldBe([
            (ada.Party, ConsentChangeCause.Recorded), (eda.Party, ConsentChangeCause.Recorded),
            (ada.Party, ConsentChangeCause.Membership), (ada.Party, ConsentChangeCause.Membership)]);
    }

    [Fact]
    public async Task ATombstone_StillCounts()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await node.RecordAsync(Say(ada.Record, ConsentAction.Denied));
        await node.RunAsync<MasterData.Intake.RecordIntake>(async i => _ = (await i.DeleteAsync(ada.Key, Shop, null, Cancellation)).Value);
        (await node.DecideAsync(ada.Party)).Reasons[0].Code.ShouldBe(ReasonCode.ChannelDenied);
    }

    [Fact]
    public async Task ACaptureWithoutARecord_GoesToARecordOfTheHubsOwn_OfTheParty()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await node.PersonAsync("ada"), await node.PersonAsync("eda"));
        var capture = new ConsentCapture(new ConsentSubject.OfParty(eda.Party), new PurposeId("newsletter"), Channel.Email, null, ConsentAction.Denied);
        await node.RecordAsync(capture);
        await node.RecordAsync(capture with { Action = ConsentAction.Withdrawn });
        (await node.DecideAsync(eda.Party)).Reasons[0].Events.Count.ShouldBe(1, "both words are of one subject");
        var merge = await node.MergeAsync(ada.Party, eda.Party);
        (await node.DecideAsync(ada.Party)).Verdict.ShouldBe(Verdict.Deny);
        await node.UnmergeAsync(merge.Merge!.Value);
        (await node.DecideAsync(ada.Party)).Reasons[0].Code.ShouldBe(ReasonCode.NoConsent);
        (await node.DecideAsync(eda.Party)).Reasons[0].Code.ShouldBe(ReasonCode.ChannelDenied);
    }

    [Fact]
    public async Task ARetry_AnswersTheSameEvents_AndAnotherBodyIsRefused()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        ConsentCapture[] captures = [Say(ada.Record, ConsentAction.Granted), Say(ada.Record, ConsentAction.Denied, channel: Channel.Sms)];
        var request = new RequestKey("shop", "r1", new string('a', 64));
        Task<Outcome<IReadOnlyList<ConsentEventId>>> RecordAsync(RequestKey key) =>
            node.AskAsync<ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(r => r.RecordAsync(captures, Shop, key, Cancellation));

        var first = (await RecordAsync(request)).Value;
        (await RecordAsync(request)).Value.ShouldBe(first);
        (await RecordAsync(request with { BodyHash = new string('b', 64) })).Refusal!.Reason.ShouldBe("REQUEST_ID_REUSED");
        (await node.AskAsync<IConsentStore, IReadOnlyList<ConsentStatement>>(s => s.OfRecordsAsync([ada.Record], Cancellation))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task OneBadStatement_LetsNothingBeWritten()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        var unknown = new ConsentCapture(new ConsentSubject.OfSourceKey(new SourceKey("crm", "ADA")), new PurposeId("newsletter"), Channel.Email, null, ConsentAction.Denied);
        async Task<string> ReasonAsync(ConsentCapture bad) =>
            (await node.AskAsync<ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(r => r.RecordAsync([Say(ada.Record, ConsentAction.Granted), bad], Shop, null, Cancellation)))
            .Refusal!.Reason;

        (await ReasonAsync(unknown)).ShouldBe("SUBJECT_UNKNOWN", "source keys differ by case");
        (await ReasonAsync(unknown with { Subject = new ConsentSubject.OfSourceRecord(new SourceRecordId(Guid.NewGuid())) })).ShouldBe("SUBJECT_UNKNOWN");
        (await ReasonAsync(unknown with { Subject = new ConsentSubject.OfParty(new GlobalPartyId(Guid.NewGuid())) })).ShouldBe("SUBJECT_UNKNOWN");
        (await ReasonAsync(Say(ada.Record, ConsentAction.Granted, purpose: "unheard-of"))).ShouldBe("PURPOSE_UNKNOWN");
        (await ReasonAsync(Say(ada.Record, ConsentAction.Granted, channel: Channel.Post))).ShouldBe("INVALID_ARGUMENT");
        (await node.DecideAsync(ada.Party)).Reasons[0].Code.ShouldBe(ReasonCode.NoConsent);
    }

    [Fact]
    public async Task TheVerifiedOwner_OptsInAgain_AcrossTheirRecords()
    {
        await using var node = await CreateAsync(provider);
        var (crm, account) = (await node.PersonAsync("ada"), await node.PersonAsync("account"));
        await node.MergeAsync(account.Party, crm.Party);
        await node.RecordAsync(Say(crm.Record, ConsentAction.Withdrawn, "ada@example.com"));
        var email = ContactPoint.OfEmail("ada@example.com");
        var shown = (await node.AskAsync<ConsentOverview, IReadOnlyList<PurposeOverview>>(o => o.DescribeAsync(account.Record, [email], "en", Cancellation)))
            .Single(p => p.Purpose.Code == "newsletter").Channels.Single(c => c.Channel == Channel.Email);
        shown.Verdict.ShouldBe(Verdict.Deny);
        shown.MayGrant.ShouldBeTrue();
        var grant = Say(account.Record, ConsentAction.Granted, "ada@example.com") with { ByVerifiedOwner = true, Supersedes = shown.ShownDenials, Method = CaptureMethod.AccountPage };
        await node.RecordAsync(grant, Actor.Account(new AccountId(Guid.NewGuid())));
        (await node.DecideAsync(account.Party, "ada@example.com")).Verdict.ShouldBe(Verdict.Allow);

        var overview = await node.AskAsync<ConsentOverview, IReadOnlyList<PurposeOverview>>(o => o.DescribeAsync(account.Record, [email], "en", Cancellation));
        overview.Single(p => p.Purpose.Code == "newsletter").History.Single().Sentence.ShouldBe("You agreed to e-mail for ada@example.com on your account page on 1 June 2026.");
    }

    [Fact]
    public async Task DenialsOfSomebodyElse_CannotBeTakenBack()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await node.PersonAsync("ada"), await node.PersonAsync("eda"));
        var denial = await node.RecordAsync(Say(eda.Record, ConsentAction.Withdrawn));
        var grant = Say(ada.Record, ConsentAction.Granted, "ada@example.com") with { ByVerifiedOwner = true, Supersedes = [denial] };
        (await node.AskAsync<ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(r => r.RecordAsync([grant], Actor.Account(new AccountId(Guid.NewGuid())), null, Cancellation)))
            .Refusal!.Reason.ShouldBe("SUPERSEDES_INVALID");
    }

    [Fact]
    public async Task ASuppressedContactPoint_IsDenied_EvenOneThatNobodySpokeOf()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted));
        async Task<int> SuppressAsync() => (await node.AskAsync<ContactSuppressor, Outcome<int>>(
            s => s.SuppressAsync([ContactPoint.OfEmail("ada@example.com")], null, SuppressionReason.Bounce, Shop, Cancellation))).Value;

        (await SuppressAsync()).ShouldBe(1);
        (await SuppressAsync()).ShouldBe(0);
        (await node.DecideAsync(ada.Party, "ada@example.com")).Reasons[0].Code.ShouldBe(ReasonCode.Suppressed);
        (await node.DecideAsync(ada.Party, "ada@example.com", "orders")).Reasons[0].Code.ShouldBe(ReasonCode.Suppressed);
        (await node.DecideAsync(ada.Party, "other@example.com")).Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public async Task ManyQuestions_AreAnsweredInTheirOrder_OneRefusalHarmingNoOther()
    {
        await using var node = await CreateAsync(provider);
        var (ada, eda) = (await node.PersonAsync("ada"), await node.PersonAsync("eda"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted));
        var newsletter = new PurposeId("newsletter");
        var answers = await node.AskAsync<ConsentDecider, IReadOnlyList<Outcome<ConsentDecision>>>(d => d.DecideManyAsync(
            [
                new(ada.Party, newsletter, Channel.Email), new(new GlobalPartyId(Guid.NewGuid()), newsletter, Channel.Email), new(eda.Party, newsletter, Channel.Email),
                new(ada.Party, new PurposeId("unheard-of"), Channel.Email), new(ada.Party, newsletter, Channel.Sms),
            ],
            ReadConsistency.Full, Cancellation));
        answers.Select(a => a.Refusal?.Reason ?? a.Value.Verdict.ToString()).ShouldBe(["Allow", "PARTY_NOT_FOUND", "Deny", "PURPOSE_UNKNOWN", "Deny"]);
    }

    [Fact]
    public async Task APurpose_KeepsEveryVersionOfItsTexts()
    {
        await using var node = await CreateAsync(provider);
        var known = (await node.AskAsync<ConsentCatalog, Purpose?>(c => c.FindAsync(new PurposeId("newsletter"), Cancellation))).ShouldNotBeNull();
        await node.RunAsync<ConsentCatalog>(async c => _ = (await c.UpsertAsync(known with { Name = "News", Texts = [new PurposeText("en", 1, "News", "Other words.")] }, Shop, Cancellation)).Value);
        var changed = (await node.AskAsync<ConsentCatalog, IReadOnlyList<Purpose>>(c => c.ListAsync(Cancellation))).Single(p => p.Id.Code == "newsletter");
        changed.Name.ShouldBe("News");
        changed.Texts.Select(t => (t.Version, t.Body)).ShouldBe([(1, "Send me news."), (2, "Other words.")]);
    }

    private static async Task<IReadOnlyList<ChangeEvent>> FeedAsync(ConsentNode node)
    {
        await node.SequenceAsync();
        return [.. (await node.Services.GetRequiredService<IChangeFeed>().ReadAsync(FeedPosition.Start, 1000, Cancellation)).Select(c => c.Change)];
    }
}

public sealed class SqliteKeptConsentTests() : KeptConsentTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlKeptConsentTests() : KeptConsentTests(DatabaseProvider.PostgreSql);

[Trait("Category", "SqlServer")]
public sealed class SqlServerKeptConsentTests() : KeptConsentTests(DatabaseProvider.SqlServer);
