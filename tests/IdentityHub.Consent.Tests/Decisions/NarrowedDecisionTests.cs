using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Suppressions;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Decisions;

/// <summary>Subscriptions, brands, sessions, restrictions, erasure, bounces and signals, rule by rule.</summary>
public sealed class NarrowedDecisionTests
{
    private static readonly SubscriptionId Weekly = new("weekly"), Daily = new("daily");
    private static readonly BrandId North = new("north"), South = new("south");

    [Fact]
    public void ASubscription_IsGrantedAndEnded_ByItself()
    {
        var subscribed = Grant(R1, at: E1) with { Subscription = Weekly };
        Narrowed([subscribed], new(Subscription: Weekly)).ShouldBe((Verdict.Allow, ReasonCode.SubscriptionGranted));
        Narrowed([subscribed], new(Subscription: Daily)).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));
        Narrowed([subscribed], default).ShouldBe((Verdict.Deny, ReasonCode.NoConsent), "a subscription is no consent to the whole purpose");
        var unsubscribed = Deny(R1, at: E1, day: 3) with { Subscription = Weekly };
        Narrowed([Grant(R1, day: 2), unsubscribed], new(Subscription: Weekly)).ShouldBe((Verdict.Deny, ReasonCode.SubscriptionDenied));
        Narrowed([Grant(R1, day: 2), unsubscribed], new(Subscription: Daily)).ShouldBe((Verdict.Allow, ReasonCode.ChannelGranted));
        Narrowed([subscribed, Deny(R1, day: 5)], new(Subscription: Weekly)).ShouldBe((Verdict.Deny, ReasonCode.ChannelDenied), "no e-mails at all means this one too");
    }

    [Fact]
    public void ABrand_SpeaksForItself()
    {
        var grant = Grant(R1, at: E1) with { Brand = North };
        Narrowed([grant], new(Brand: North)).Verdict.ShouldBe(Verdict.Allow);
        Narrowed([grant], new(Brand: South)).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));
        Narrowed([grant], default).ShouldBe((Verdict.Deny, ReasonCode.NoConsent), "no brand's agreement is everybody's");
        var denial = Deny(R1, at: E1, day: 3) with { Brand = North };
        Narrowed([Grant(R1, at: E1), denial], new(Brand: South)).Verdict.ShouldBe(Verdict.Allow);
        Narrowed([Grant(R1, at: E1), denial], default).Verdict.ShouldBe(Verdict.Deny, "a denial for any brand counts where none is named");
    }

    [Fact]
    public void ASession_AnswersForADay_ItsOwnPurposeOrTemplate_AndIsNoMarketingConsent()
    {
        var chat = Orders with { SubjectMayObject = true };
        var opened = Say(ConsentAction.SessionOpened, R1, Channel.Sms, E1, day: 20, until: 21, purpose: "orders");
        Verdict At(int day, Purpose purpose, DecisionNarrowing narrowing, params ConsentStatement[] said) =>
            DecisionRules.Decide(new DecisionState(Party, said, []), purpose, Channel.Sms, E1, Day(day).AddHours(1), Now, narrowing).Verdict;

        var refused = Deny(R1, Channel.Sms, E1, day: 10, purpose: "orders");
        At(20, chat, default, refused, opened).ShouldBe(Verdict.Allow, "who writes wants an answer");
        At(21, chat, default, refused, opened).ShouldBe(Verdict.Deny, "the day is over");
        At(20, chat, default, refused, opened, Deny(R1, Channel.Sms, E1, day: 20, purpose: "orders")).ShouldBe(Verdict.Deny, "STOP ends it");
        At(20, chat, new(Template: "delivery"), refused, opened with { Template = "delivery" }).ShouldBe(Verdict.Allow);
        At(20, chat, new(Template: "review"), refused, opened with { Template = "delivery" }).ShouldBe(Verdict.Deny);
        At(20, Newsletter, default, opened with { Purpose = Newsletter.Id }).ShouldBe(Verdict.Deny);
    }

    [Fact]
    public void ARestrictedRecord_LocksThePerson_UntilItIsLifted()
    {
        var restricted = Say(ConsentAction.Restricted, R2, null, day: 5, purpose: null);
        Ask([Grant(R1, at: E1), restricted], Newsletter, E1).ShouldBe((Verdict.Deny, ReasonCode.Restricted));
        Ask([restricted], Orders, E1).ShouldBe((Verdict.Deny, ReasonCode.Restricted));
        Ask([Grant(R1, at: E1), restricted, Say(ConsentAction.RestrictionLifted, R2, null, day: 6, purpose: null)], Newsletter, E1).Verdict.ShouldBe(Verdict.Allow);
        Decide([Grant(R1, at: E1), restricted], Newsletter, At: E1, asOf: Day(4)).Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public void AnErasedRecord_KeepsItsDenials_AndLosesItsGrants()
    {
        var erased = Say(ConsentAction.Erased, R1, null, day: 5, purpose: null);
        Ask([Grant(R1, at: E1), erased], Newsletter, E1).ShouldBe((Verdict.Deny, ReasonCode.Erased));
        Ask([Grant(R1, at: E1), erased], Orders, E1).ShouldBe((Verdict.Deny, ReasonCode.Erased), "nobody is there any more");
        Ask([Grant(R1, at: E1), erased, Deny(R2, Channel.Sms)], Newsletter, E1).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));
        Ask([Deny(R1, at: E1), erased, Grant(R2, at: E1, day: 9)], Newsletter, E1).ShouldBe((Verdict.Deny, ReasonCode.ContactPointDenied));
    }

    [Fact]
    public void AnErasedRecord_TakesBackNoDenialAnyMore()
    {
        var denial = Deny(R2, at: E1, day: 2);
        var grant = Grant(R1, at: E1, day: 3, verified: true, supersedes: [denial.Id]);
        Ask([denial, grant], Newsletter, E1).Verdict.ShouldBe(Verdict.Allow);
        Ask([denial, grant, Say(ConsentAction.Erased, R1, null, day: 5, purpose: null)], Newsletter, E1).ShouldBe((Verdict.Deny, ReasonCode.ContactPointDenied));
    }

    [Fact]
    public void ABouncingAddress_IsNotUsed_UntilItsOwnerProvesItAgain()
    {
        Verdict With(ContactPointState known) => DecisionRules.Decide(
            new DecisionState(Party, [Grant(R1, at: E1, day: 1), Grant(R2, at: E1, day: 20) with { Method = CaptureMethod.Import }], []) { ContactPointStates = [known] },
            Newsletter, Channel.Email, E1, Now, Now).Verdict;

        With(new ContactPointState(E1) { BouncedAt = Day(10) }).ShouldBe(Verdict.Deny, "an import doesn't bring it to life again");
        With(new ContactPointState(E1) { BouncedAt = Day(10), VerifiedAt = Day(5) }).ShouldBe(Verdict.Deny);
        With(new ContactPointState(E1) { BouncedAt = Day(10), VerifiedAt = Day(12) }).ShouldBe(Verdict.Allow);
        With(new ContactPointState(E2) { BouncedAt = Day(10) }).ShouldBe(Verdict.Allow);
    }

    [Fact]
    public void ASignal_OptsOutOfSellingSharingAndTargeting_NothingElse_AndTheOwnerMayTakeItBack()
    {
        var signal = Refuse(R1, PartyAction.Sell | PartyAction.Share | PartyAction.Target, day: 3) with { Method = CaptureMethod.PrivacySignal };
        var ads = Scene.Say(ConsentAction.Granted, R2, Channel.Advertising, purpose: "ads");
        Ask([ads, signal], Advertising).ShouldBe((Verdict.Deny, ReasonCode.GlobalPrivacyControl));
        Ask([Grant(R1, at: E1), signal], Newsletter, E1).Verdict.ShouldBe(Verdict.Allow);
        var back = Scene.Say(ConsentAction.Granted, R2, null, day: 9, purpose: null) with
        {
            PartyAction = PartyAction.Sell | PartyAction.Share | PartyAction.Target, ByVerifiedOwner = true, Supersedes = [signal.Id],
        };
        Ask([ads, signal, back], Advertising).Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public void AnExpiredAgreement_IsNoRefusal_AndAnOlderOneIsNotRevived()
    {
        var expired = Scene.Say(ConsentAction.Expired, R1, Channel.Email, E1, day: 9);
        Ask([Grant(R1, at: E1), expired], Newsletter, E1).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));
        Ask([Grant(R1, at: E1), expired, Grant(R2, at: E1)], Newsletter, E1).Verdict.ShouldBe(Verdict.Allow);
        Ask([Grant(R1, at: E1), expired, Grant(R1, at: E1, day: 12)], Newsletter, E1).Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public void AnOldWording_HasToBeAgreedToAgain() =>
        Decide([Grant(R1, at: E1) with { TextVersion = 1 }], Newsletter with { ReconsentBelowVersion = 2 }, At: E1).Reasons[0].Code.ShouldBe(ReasonCode.ReconsentNeeded);

    [Fact]
    public void ASuppression_HoldsForItsScope_UntilReleased()
    {
        Verdict With(SuppressionScope scope, DecisionNarrowing narrowing, DateTimeOffset? released = null) => DecisionRules.Decide(
            new DecisionState(Party, [Grant(R1, at: E1)], [new Suppression(E1, null, SuppressionReason.Legal, Day(3), Day(3)) { Scope = scope, ReleasedAt = released }]),
            Newsletter, Channel.Email, E1, Now, Now, narrowing).Verdict;

        With(SuppressionScope.Global, default).ShouldBe(Verdict.Deny);
        With(SuppressionScope.Global, default, Day(9)).ShouldBe(Verdict.Allow);
        With(SuppressionScope.OfBrand(North), new(Brand: North)).ShouldBe(Verdict.Deny);
        With(SuppressionScope.OfBrand(North), new(Brand: South)).ShouldBe(Verdict.Allow);
        With(SuppressionScope.OfList(Weekly), new(Subscription: Weekly)).ShouldBe(Verdict.Deny);
        With(SuppressionScope.OfList(Weekly), default).ShouldBe(Verdict.Allow);
    }

    private static (Verdict Verdict, ReasonCode Reason) Narrowed(ConsentStatement[] said, DecisionNarrowing narrowing)
    {
        var decision = DecisionRules.Decide(new DecisionState(Party, said, []), Newsletter, Channel.Email, E1, Now, Now, narrowing);
        return (decision.Verdict, decision.Reasons[0].Code);
    }
}
