using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Changes;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Overview;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Kept.ConsentNode;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>What becomes known of contact points and persons changes decisions, and the feed says so, over each database that is there.</summary>
public abstract class KeptContactPointTests(DatabaseProvider provider)
{
    [Fact]
    public async Task ABounce_DeniesAtOnce_IsOnTheFeed_AndEndsWhenTheOwnerProvesTheAddress()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "ada@example.com"));
        var address = ContactPoint.OfEmail("ada@example.com");

        (await node.AskAsync<ContactPointBook, Outcome<int>>(book => book.BouncedAsync([address], null, Shop, Cancellation))).Value.ShouldBe(1);
        (await node.AskAsync<ContactPointBook, Outcome<int>>(book => book.BouncedAsync([address], null, Shop, Cancellation))).Value.ShouldBe(0, "known");

        (await node.DecideAsync(ada.Party, "ada@example.com")).Reasons[0].Code.ShouldBe(ReasonCode.ContactPointBounced);
        (await CausesAsync(node, ada.Party)).ShouldBe([ConsentChangeCause.Recorded, ConsentChangeCause.ContactPoint]);
        node.Time.Advance(TimeSpan.FromMinutes(1));
        await node.RunAsync<ContactPointBook>(book => book.VerifiedAsync(address, Shop, Cancellation));
        (await node.DecideAsync(ada.Party, "ada@example.com")).Verdict.ShouldBe(Verdict.Allow);
        (await CausesAsync(node, ada.Party))[^1].ShouldBe(ConsentChangeCause.ContactPoint);
        (await node.AskAsync<ContactPointBook, Outcome<int>>(book => book.BouncedAsync([address], node.Time.GetUtcNow().AddHours(1), Shop, Cancellation))).Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
    }

    [Fact]
    public async Task AnAddressOfSeveralParties_IsKnownToBeShared()
    {
        await using var node = await CreateAsync(provider);
        var (ada, bob) = (await node.PersonAsync("ada"), await node.PersonAsync("bob"));
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "family@example.com"));
        var family = ContactPoint.OfEmail("family@example.com");
        await node.RunAsync<ContactPointBook>(book => book.VerifiedAsync(family, Shop, Cancellation));
        (await SharedAsync()).ShouldBeFalse();

        await node.RecordAsync(Say(bob.Record, ConsentAction.Withdrawn, "family@example.com"));
        await node.RunAsync<ContactPointBook>(book => book.VerifiedAsync(family, Shop, Cancellation));

        (await SharedAsync()).ShouldBeTrue();
        (await node.AskAsync<ConsentGrids, ConsentGrid?>(grids => grids.DescribeAsync(ada.Party, Cancellation)))!.SharedContactPoints.ShouldBe(1);
        (await node.DecideAsync(ada.Party, "family@example.com")).Verdict.ShouldBe(Verdict.Allow, "what one refuses counts for that one");

        async Task<bool> SharedAsync() => (await node.AskAsync<IConsentStore, IReadOnlyList<ContactPointState>>(
            store => store.ContactPointStatesAsync([node.Services.GetRequiredService<ContactPointKeys>().Of(family)], Cancellation))).Single().IsShared;
    }

    [Fact]
    public async Task AReleasedSuppression_StaysInTheHistory_AndThePastIsAnsweredByIt()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "ada@example.com"));
        var address = ContactPoint.OfEmail("ada@example.com");
        (await node.AskAsync<ContactSuppressor, Outcome<int>>(s => s.SuppressAsync([address], Channel.Email, SuppressionReason.Complaint, Shop, Cancellation))).Value.ShouldBe(1);
        node.Time.Advance(TimeSpan.FromHours(1));
        var then = node.Time.GetUtcNow();
        node.Time.Advance(TimeSpan.FromHours(1));

        (await node.AskAsync<ContactSuppressor, int>(s => s.ReleaseAsync(address, Channel.Email, [SuppressionReason.Complaint], Shop, Cancellation))).ShouldBe(1);

        (await node.DecideAsync(ada.Party, "ada@example.com")).Verdict.ShouldBe(Verdict.Allow);
        (await node.AskAsync<ConsentDecider, Outcome<ConsentDecision>>(d => d.DecideAsync(
            new DecisionQuestion(ada.Party, new PurposeId("newsletter"), Channel.Email, address, then, then), Kernel.Consistency.ReadConsistency.Full, Cancellation))).Value.Reasons[0].Code.ShouldBe(ReasonCode.Suppressed);
        var kept = (await node.AskAsync<ConsentGrids, ConsentGrid?>(grids => grids.DescribeAsync(ada.Party, Cancellation)))!.Suppressions.ShouldHaveSingleItem();
        (kept.Reason, kept.ReleasedAt).ShouldBe((SuppressionReason.Complaint, node.Time.GetUtcNow()));
        (await CausesAsync(node, ada.Party)).ShouldBe([ConsentChangeCause.Recorded, ConsentChangeCause.Suppression, ConsentChangeCause.Suppression]);
        (await node.AskAsync<ContactSuppressor, Outcome<int>>(s => s.SuppressAsync([address], Channel.Email, SuppressionReason.Complaint, Shop, Cancellation))).Value.ShouldBe(1, "a new complaint counts anew");
    }

    [Fact]
    public async Task ABirthDateOrAHomeThatChanges_IsOnTheFeed()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await WriteAsync(new DateOnly(2015, 1, 1), null);
        await WriteAsync(new DateOnly(2015, 1, 1), "DE");
        await WriteAsync(new DateOnly(2015, 1, 1), "DE");

        (await CausesAsync(node, ada.Party)).ShouldBe([ConsentChangeCause.Person, ConsentChangeCause.Person]);

        Task WriteAsync(DateOnly born, string? country) => node.AskAsync<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.UpsertAsync(
            new SourceRecordUpsert(new SourceKey("crm", "ada"), new SourceRecordContent
            {
                GivenName = "Ada", FamilyName = "ada", Emails = [new EmailAddressValue("ada@example.com", true)], BirthDate = born, Addresses = country is null ? [] : [new PostalAddressValue { City = "X", Country = country }],
            }), Shop, null, Cancellation));
    }

    [Fact]
    public async Task APause_OfAnyRecord_HoldsBackWhatIsPromotional()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "ada@example.com"));
        var until = DateOnly.FromDateTime(node.Time.GetUtcNow().UtcDateTime).AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await node.AskAsync<PreferenceBook, Outcome<GlobalPartyId>>(book => book.SetAsync(new ConsentSubject.OfSourceRecord(ada.Record), Preference.Pause, until, inferred: false, null, Shop, Cancellation))).Refusal.ShouldBeNull();

        var held = await node.DecideAsync(ada.Party, "ada@example.com");
        (held.Verdict, held.Reasons[0].Code).ShouldBe((Verdict.Conditional, ReasonCode.Paused));
        (await node.DecideAsync(ada.Party, purpose: "orders")).Verdict.ShouldBe(Verdict.Allow);
        node.Time.Advance(TimeSpan.FromDays(3));
        (await node.DecideAsync(ada.Party, "ada@example.com")).Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public async Task APause_HoldsAtOnceOnEveryNode_ForWhoBringsItsTokenOrWantsTheFreshest_AndEndsTheSameWay()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await node.RecordAsync(Say(ada.Record, ConsentAction.Granted, "ada@example.com"));
        var other = node.AnotherNode();
        var question = new DecisionQuestion(ada.Party, new PurposeId("newsletter"), Channel.Email);
        var token = new Kernel.Consistency.ReadConsistency(false, new Kernel.Consistency.ConsistencyToken([(ada.Party, 0)]));
        var until = DateOnly.FromDateTime(node.Time.GetUtcNow().UtcDateTime).AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await AskAsync(Kernel.Consistency.ReadConsistency.MinimizeLatency)).ShouldBe([Verdict.Allow, Verdict.Allow]);

        await PauseAsync(until);
        (await AskAsync(Kernel.Consistency.ReadConsistency.MinimizeLatency)).ShouldBe([Verdict.Allow, Verdict.Allow], "its clock stands still: without a token its cache may answer");
        (await AskAsync(token)).ShouldBe([Verdict.Conditional, Verdict.Conditional]);
        await PauseAsync(null);
        (await AskAsync(Kernel.Consistency.ReadConsistency.Full)).ShouldBe([Verdict.Allow, Verdict.Allow]);
        await PauseAsync(until);
        (await AskAudienceAsync()).ShouldBe(Verdict.Conditional);
        node.Time.Advance(DecisionCache.Lifetime);
        (await AskAsync(Kernel.Consistency.ReadConsistency.MinimizeLatency)).ShouldBe([Verdict.Conditional, Verdict.Conditional], "within half a second for everybody else");

        Task<Outcome<GlobalPartyId>> PauseAsync(string? day) => node.AskAsync<PreferenceBook, Outcome<GlobalPartyId>>(
            book => book.SetAsync(new ConsentSubject.OfSourceRecord(ada.Record), Preference.Pause, day, inferred: false, null, Shop, Cancellation));

        // One by one, and many at once.
        async Task<Verdict[]> AskAsync(Kernel.Consistency.ReadConsistency consistency)
        {
            await using var scope = other.CreateAsyncScope();
            var decider = scope.ServiceProvider.GetRequiredService<ConsentDecider>();
            var many = (await decider.DecideManyAsync([question], consistency, Cancellation))[0].Value.Verdict;
            return [(await decider.DecideAsync(question, consistency, Cancellation)).Value.Verdict, many];
        }

        async Task<Verdict?> AskAudienceAsync()
        {
            await using var scope = other.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<AudienceFilter>().FilterAsync(question, [(ada.Party, null)], Cancellation))[0]?.Verdict;
        }
    }

    private static async Task<List<ConsentChangeCause>> CausesAsync(ConsentNode node, GlobalPartyId party)
    {
        await node.SequenceAsync();
        return [.. (await node.Services.GetRequiredService<IChangeFeed>().ReadAsync(FeedPosition.Start, 1000, Cancellation)).Select(one => one.Change)
            .Where(change => change.Kind == ChangeKind.ConsentChanged && change.Party == party).Select(change => ConsentChange.FromJson(change.Payload.Span).Cause)];
    }
}

public sealed class SqliteKeptContactPointTests() : KeptContactPointTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlKeptContactPointTests() : KeptContactPointTests(DatabaseProvider.PostgreSql);

[Trait("Category", "SqlServer")]
public sealed class SqlServerKeptContactPointTests() : KeptContactPointTests(DatabaseProvider.SqlServer);
