using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Suppressions;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Decisions;

/// <summary>Every rule of the decision, one by one.</summary>
public sealed class DecisionTableTests
{
    [Fact]
    public void Promotional_WithoutAWord_IsDeniedForLackOfConsent() =>
        Ask([], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));

    [Fact]
    public void Transactional_WithoutAWord_RestsOnItsLegalBasis() =>
        Ask([], Orders, At: E1).ShouldBe((Verdict.Allow, ReasonCode.LegalBasis));

    [Fact]
    public void AGrantForTheContactPoint_Allows() =>
        Ask([Grant(R1, at: E1)], Newsletter, At: E1).ShouldBe((Verdict.Allow, ReasonCode.ContactPointGranted));

    [Fact]
    public void AGrantForOneContactPoint_SaysNothingOfAnother() =>
        Ask([Grant(R1, at: E1)], Newsletter, At: E2).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));

    [Fact]
    public void AGrantForOneChannel_SaysNothingOfAnother() =>
        Ask([Grant(R1, Channel.Sms)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));

    [Fact]
    public void AGrantForTheChannel_AllowsEveryContactPoint() =>
        Ask([Grant(R1)], Newsletter, At: E1).ShouldBe((Verdict.Allow, ReasonCode.ChannelGranted));

    [Fact]
    public void APromotionalGrantWithoutAChannel_IsNotEnough() =>
        Ask([Grant(R1, channel: null)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));

    [Fact]
    public void OfOneSubject_TheLatestWordCounts()
    {
        Ask([Grant(R1, at: E1, day: 1), Deny(R1, at: E1, day: 2)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.ContactPointDenied));
        Ask([Deny(R1, at: E1, day: 1), Grant(R1, at: E1, day: 2)], Newsletter, At: E1).ShouldBe((Verdict.Allow, ReasonCode.ContactPointGranted));
    }

    [Fact]
    public void OfOneInstant_TheMoreRestrictiveWordCounts() =>
        Ask([Grant(R1, at: E1, day: 1), Deny(R1, at: E1, day: 1)], Newsletter, At: E1).Verdict.ShouldBe(Verdict.Deny);

    [Fact]
    public void TheMoreSpecificWord_OutlivesAnEarlierWiderDenial() =>
        Ask([Deny(R1, day: 1), Grant(R1, at: E1, day: 2)], Newsletter, At: E1).ShouldBe((Verdict.Allow, ReasonCode.ContactPointGranted));

    [Fact]
    public void ALaterWiderDenial_TakesBackTheMoreSpecificGrant()
    {
        Ask([Grant(R1, at: E1, day: 1), Deny(R1, day: 2)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.ChannelDenied));
        Ask([Grant(R1, at: E1, day: 1), Deny(R1, channel: null, day: 2)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.PurposeDenied));
    }

    [Fact]
    public void ADenialForTheContactPoint_OutlivesALaterWiderGrant() =>
        Ask([Deny(R1, at: E1, day: 1), Grant(R1, day: 2)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.ContactPointDenied));

    [Fact]
    public void OfSeveralSubjects_TheMostRestrictiveCounts_HoweverOld() =>
        Ask([Deny(R1, at: E1, day: 1), Grant(R2, at: E1, day: 5)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.ContactPointDenied));

    [Fact]
    public void AGrantByTheVerifiedOwner_TakesBackTheDenialsTheyWereShown()
    {
        var denial = Deny(R1, at: E1, day: 1);
        Ask([denial, Grant(R2, at: E1, day: 5, verified: true, supersedes: [denial.Id])], Newsletter, At: E1)
            .ShouldBe((Verdict.Allow, ReasonCode.ContactPointGranted));
    }

    [Fact]
    public void ADenialTakenBack_CountsAgain_WhenTheGrantIsInAnotherParty()
    {
        var denial = Deny(R1, at: E1, day: 1);
        Ask([denial], Newsletter, At: E1).Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public void ADenialTakenBack_StillCountsForOtherContactPoints()
    {
        var denial = Deny(R1, day: 1);
        ConsentStatement[] said = [denial, Grant(R2, at: E1, day: 5, verified: true, supersedes: [denial.Id]), Grant(R2, at: E2, day: 5)];
        Ask(said, Newsletter, At: E1).Verdict.ShouldBe(Verdict.Allow);
        Ask(said, Newsletter, At: E2).Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public void ADenialTakenBack_CountsAgain_WhenTheGrantHasRunOut()
    {
        var denial = Deny(R1, at: E1, day: 1);
        Ask([denial, Grant(R2, at: E1, day: 5, until: 6, verified: true, supersedes: [denial.Id])], Newsletter, At: E1).Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public void OnlyTheVerifiedOwner_TakesDenialsBack()
    {
        var denial = Deny(R1, at: E1, day: 1);
        Ask([denial, Grant(R2, at: E1, day: 5, verified: false, supersedes: [denial.Id])], Newsletter, At: E1).Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public void AGrantTakesBackNoLaterDenial()
    {
        var denial = Deny(R1, at: E1, day: 6);
        Ask([denial, Grant(R2, at: E1, day: 5, verified: true, supersedes: [denial.Id])], Newsletter, At: E1).Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public void AGrantThatRanOut_IsSilence_AndRevivesNoOlderGrant()
    {
        var answer = Decide([Grant(R1, at: E1, day: 1), Grant(R1, at: E1, day: 2, until: 3)], Newsletter, At: E1);
        answer.Verdict.ShouldBe(Verdict.Deny);
        answer.Reasons.Select(r => r.Code).ShouldBe([ReasonCode.NoConsent, ReasonCode.GrantExpired]);
    }

    [Fact]
    public void ADenialThatRanOut_LetsTheEarlierGrantSpeakAgain() =>
        Ask([Grant(R1, at: E1, day: 1), Deny(R1, at: E1, day: 2, until: 3)], Newsletter, At: E1).Verdict.ShouldBe(Verdict.Allow);

    [Fact]
    public void AWordThatHasNotBegun_IsSilence() =>
        Ask([Grant(R1, at: E1, day: 40)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.NoConsent));

    [Fact]
    public void AsOf_AnswersForThatInstant()
    {
        ConsentStatement[] said = [Grant(R1, at: E1, day: 1), Deny(R1, at: E1, day: 10)];
        Decide(said, Newsletter, At: E1, asOf: Day(5)).Verdict.ShouldBe(Verdict.Allow);
        Decide(said, Newsletter, At: E1, asOf: Day(15)).Verdict.ShouldBe(Verdict.Deny);
        Decide(said, Newsletter, At: E1, asOf: Day(0)).Reasons[0].Code.ShouldBe(ReasonCode.NoConsent);
    }

    [Fact]
    public void AsKnownAt_LeavesOutWhatHadNotArrived()
    {
        ConsentStatement[] said = [Grant(R1, at: E1, day: 1), Deny(R1, at: E1, day: 2) with { RecordedAt = Day(10) }];
        Decide(said, Newsletter, At: E1, asOf: Day(5), asKnownAt: Day(9)).Verdict.ShouldBe(Verdict.Allow);
        Decide(said, Newsletter, At: E1, asOf: Day(5), asKnownAt: Day(11)).Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public void AChannelThatThePurposeIsNotOfferedOn_IsDenied() =>
        Decide([Grant(R1)], Newsletter, Channel.Post).Reasons[0].Code.ShouldBe(ReasonCode.ChannelNotOfPurpose);

    [Fact]
    public void ARestrictedPerson_IsDeniedEverything()
    {
        var state = new DecisionState(Party, [Grant(R1, at: E1)], []) { Restricted = true };
        DecisionRules.Decide(state, Newsletter, Channel.Email, E1, Now, Now).Reasons.Single().Code.ShouldBe(ReasonCode.Restricted);
        DecisionRules.Decide(state, Orders, Channel.Email, E1, Now, Now).Reasons.Single().Code.ShouldBe(ReasonCode.Restricted);
    }

    [Theory]
    [InlineData(SuppressionReason.Complaint, Verdict.Deny, Verdict.Allow)]
    [InlineData(SuppressionReason.Bounce, Verdict.Deny, Verdict.Deny)]
    [InlineData(SuppressionReason.Legal, Verdict.Deny, Verdict.Deny)]
    [InlineData(SuppressionReason.Erasure, Verdict.Deny, Verdict.Deny)]
    public void Suppression_ComesBeforeEveryGrant(SuppressionReason reason, Verdict promotional, Verdict transactional)
    {
        var state = new DecisionState(Party, [Grant(R1, at: E1), Grant(R1, at: E2)], [new Suppression(E1, null, reason, Day(3), Day(3))]);
        DecisionRules.Decide(state, Newsletter, Channel.Email, E1, Now, Now).Verdict.ShouldBe(promotional);
        DecisionRules.Decide(state, Orders, Channel.Email, E1, Now, Now).Verdict.ShouldBe(transactional);
        DecisionRules.Decide(state, Newsletter, Channel.Email, E2, Now, Now).Verdict.ShouldBe(Verdict.Allow);
        DecisionRules.Decide(state, Newsletter, Channel.Email, E1, Day(2), Now).Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public void GlobalPrivacyControl_DeniesSellingSharingAndTargeting_AndNothingElse()
    {
        var state = new DecisionState(Party, [Grant(R1, at: E1), Grant(R1, Channel.Advertising, purpose: "ads")], []) { GlobalPrivacyControl = true };
        DecisionRules.Decide(state, Advertising, Channel.Advertising, null, Now, Now).Reasons[0].Code.ShouldBe(ReasonCode.GlobalPrivacyControl);
        DecisionRules.Decide(state, Newsletter, Channel.Email, E1, Now, Now).Verdict.ShouldBe(Verdict.Allow);
    }

    [Fact]
    public void ARefusedPartyLevelAction_DeniesThePurposesThatTakeIt()
    {
        ConsentStatement[] said = [Grant(R1, at: E1), Grant(R1, Channel.Advertising, purpose: "ads"), Refuse(R2, PartyAction.Target)];
        Ask(said, Newsletter, At: E1).Verdict.ShouldBe(Verdict.Allow);
        Decide(said, Advertising, Channel.Advertising).Reasons[0].Code.ShouldBe(ReasonCode.PartyActionDenied);
        Ask([Grant(R1, at: E1, day: 9), Refuse(R1, PartyAction.Process, day: 1)], Newsletter, At: E1).ShouldBe((Verdict.Deny, ReasonCode.PartyActionDenied));
    }

    [Fact]
    public void AnObjectionToATransactionalPurpose_CountsOnlyWhereItIsAdmitted()
    {
        var denial = Deny(R1, at: E1, purpose: "orders");
        var answer = Decide([denial], Orders, At: E1);
        answer.Verdict.ShouldBe(Verdict.Allow);
        answer.Reasons.Select(r => r.Code).ShouldBe([ReasonCode.LegalBasis, ReasonCode.ObjectionNotAdmitted]);
        Decide([denial], Orders with { SubjectMayObject = true }, At: E1).Reasons[0].Code.ShouldBe(ReasonCode.ContactPointDenied);
    }

    [Fact]
    public void AnUnconfirmedAddress_IsConditional_UntilItsOwnerConfirms()
    {
        var asked = Grant(R1, at: E1, day: 1);
        Decide([asked], Newsletter with { DoubleOptIn = true }, At: E1).Verdict.ShouldBe(Verdict.Conditional);
        Decide([asked with { ByVerifiedOwner = true }], Newsletter with { DoubleOptIn = true }, At: E1).Verdict.ShouldBe(Verdict.Allow);
        Decide([asked, Say(ConsentAction.DoubleOptInConfirmed, R1, at: E1, day: 2)], Newsletter with { DoubleOptIn = true }, At: E1).Verdict.ShouldBe(Verdict.Allow);
        Ask([Say(ConsentAction.DoubleOptInRequested, R1, at: E1)], Newsletter, At: E1).ShouldBe((Verdict.Conditional, ReasonCode.ConfirmationMissing));
    }

    [Fact]
    public void ARequestToConfirm_ChangesNothingThatWasSaidBefore()
    {
        var request = Say(ConsentAction.DoubleOptInRequested, R1, at: E1, day: 9);
        Ask([Grant(R1, at: E1, day: 1), request], Newsletter, At: E1).Verdict.ShouldBe(Verdict.Allow);
        Ask([Deny(R1, at: E1, day: 1), request], Newsletter, At: E1).Verdict.ShouldBe(Verdict.Deny);
    }

    [Fact]
    public void WithoutAContactPoint_TheAnswerHolds_WhereAllAgree()
    {
        Ask([Grant(R1, at: E1)], Newsletter).Verdict.ShouldBe(Verdict.Allow);
        Ask([Grant(R1, at: E1), Grant(R2, at: E2)], Newsletter).Verdict.ShouldBe(Verdict.Allow);
        Ask([Deny(R1, at: E1)], Newsletter).Verdict.ShouldBe(Verdict.Deny);
        Ask([Grant(R1, at: E1, day: 1), Deny(R1, day: 2)], Newsletter).Verdict.ShouldBe(Verdict.Deny);
        Ask([Grant(R1, at: E1), Deny(R2, at: E2)], Newsletter).ShouldBe((Verdict.Conditional, ReasonCode.DependsOnContactPoint));
    }

    [Fact]
    public void Reasons_NameTheirEvents_AndTheDecidingOneComesFirst()
    {
        ConsentStatement grant = Grant(R1, at: E1), one = Deny(R2, at: E1), two = Deny(R3, at: E1);
        var answer = Decide([grant, one, two], Newsletter, At: E1);
        answer.Reasons.Select(r => r.Code).ShouldBe([ReasonCode.ContactPointDenied, ReasonCode.ContactPointGranted]);
        answer.Reasons[0].Events.ShouldBe([one.Id, two.Id], ignoreOrder: true);
        answer.Reasons[1].Events.ShouldBe([grant.Id]);
        answer.Reasons[0].Text.ShouldBe("The person refused or withdrew consent for this contact point (2026-01-01).");
    }
}
