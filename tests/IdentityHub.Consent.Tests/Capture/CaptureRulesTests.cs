using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Capture;

public sealed class CaptureRulesTests
{
    private static readonly ConsentCapture Good =
        new(new ConsentSubject.OfSourceRecord(R1), Newsletter.Id, Channel.Email, ContactPoint.OfEmail("ada@example.com"), ConsentAction.Granted);

    private static readonly ConsentCapture Refusal = new(new ConsentSubject.OfSourceRecord(R1), null, null, null, ConsentAction.Denied) { PartyAction = PartyAction.Profile };

    [Fact]
    public void AWholeStatement_HasNoViolation()
    {
        Check(Good).ShouldBeEmpty();
        Check(Good with { Evidence = new ConsentEvidence("sign-up", 1, "de-AT", new string('0', 64), "192.0.2.0", "Firefox") }).ShouldBeEmpty();
        Check(Refusal, purpose: null).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WhatIsWrong_IsNamedByItsField(string field, ConsentCapture capture) => Check(capture).Select(v => v.Field).ShouldContain($"statements[0].{field}");

    public static TheoryData<string, ConsentCapture> Wrong => new()
    {
        { "action", Good with { Action = 0 } },
        { "method", Good with { Method = (CaptureMethod)99 } },
        { "channel", Good with { Channel = Channel.Post } },
        { "channel", Good with { Channel = (Channel)99 } },
        { "channel", Good with { Channel = null } },
        { "contact_point", Good with { ContactPoint = ContactPoint.OfPhone("+4930123456") } },
        { "contact_point", Good with { Action = ConsentAction.DoubleOptInRequested, ContactPoint = null } },
        { "captured_at", Good with { CapturedAt = Now.AddMinutes(6) } },
        { "captured_at", Good with { CapturedAt = new DateTimeOffset(1969, 12, 31, 0, 0, 0, TimeSpan.Zero) } },
        { "effective_from", Good with { EffectiveFrom = Now.AddDays(400) } },
        { "effective_to", Good with { EffectiveTo = Now } },
        { "effective_to", Good with { EffectiveTo = new DateTimeOffset(3000, 1, 1, 0, 0, 0, TimeSpan.Zero) } },
        { "collection_point", Good with { CollectionPoint = new string('x', 129) } },
        { "collection_point", Good with { CollectionPoint = "a\u0007b" } },
        { "evidence.text_hash", Good with { Evidence = new ConsentEvidence(TextHash: "abc") } },
        { "evidence.text_version", Good with { Evidence = new ConsentEvidence(TextVersion: 0) } },
        { "evidence.form", Good with { Evidence = new ConsentEvidence(Form: "a\ud800") } },
        { "by_verified_owner", Good with { ByVerifiedOwner = true } },
        { "supersedes", Good with { Supersedes = [new ConsentEventId(Guid.NewGuid())] } },
        { "place", Good with { Place = "de" } },
        { "brand", Good with { Brand = new BrandId("No Code") } },
        { "template", Good with { Template = "greeting" } },
        { "confirms", Good with { Confirms = new ConsentEventId(Guid.NewGuid()) } },
        { "quality", Good with { Quality = (GrantQuality)9 } },
        { "purpose", Good with { Action = ConsentAction.SessionOpened, Channel = Channel.Sms, ContactPoint = ContactPoint.OfPhone("+4930123456") } },
        { "evidence.proof.token_hash", Good with { Evidence = new ConsentEvidence(Proof: new DoubleOptInProof("abc", Now)) } },
        { "party_action", Good with { PartyAction = PartyAction.Sell } },
    };

    [Fact]
    public void APartyLevelAction_IsNamed_WithoutChannel()
    {
        Check(Refusal with { PartyAction = PartyAction.None }, purpose: null).ShouldNotBeEmpty();
        Check(Refusal with { PartyAction = PartyAction.Sell | PartyAction.Share | PartyAction.Target }, purpose: null).ShouldBeEmpty("one signal opts out of all three");
        Check(Refusal with { PartyAction = (PartyAction)4096 }, purpose: null).ShouldNotBeEmpty();
        Check(Refusal with { Action = ConsentAction.Restricted }, purpose: null).ShouldNotBeEmpty();
        Check(Refusal with { Action = ConsentAction.Restricted, PartyAction = PartyAction.None }, purpose: null).ShouldBeEmpty();
        Check(Refusal with { Channel = Channel.Email }, purpose: null).ShouldNotBeEmpty();
    }

    [Fact]
    public void ASignedInPerson_MaySpeakAsTheVerifiedOwner() =>
        CheckAs(Good with { ByVerifiedOwner = true, Supersedes = [new ConsentEventId(Guid.NewGuid())] }, Newsletter, Actor.Account(new AccountId(Guid.NewGuid()))).ShouldBeEmpty();

    [Fact]
    public void AClockThatRunsAheadALittle_IsForgiven() => Check(Good with { CapturedAt = Now.AddMinutes(4) }).ShouldBeEmpty();

    private static List<FieldViolation> Check(ConsentCapture capture) => Check(capture, Newsletter);

    private static List<FieldViolation> Check(ConsentCapture capture, Purpose? purpose) => CheckAs(capture, purpose, Actor.Client("shop"));

    private static List<FieldViolation> CheckAs(ConsentCapture capture, Purpose? purpose, Actor actor)
    {
        var violations = new List<FieldViolation>();
        CaptureRules.Check(capture, purpose, null, actor, Now, "statements[0]", violations);
        return violations;
    }
}
