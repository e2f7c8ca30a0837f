using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Ledger;
using IdentityHub.Kernel.Ids;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Ledger;

public sealed class SealedPayloadsTests
{
    private static readonly ConsentEventId Id = TypeId.New<ConsentEventId>(TimeProvider.System);
    private static readonly LedgerPayload Payload = new(
        ContactPoint.OfEmail("Ada@Example.com"), E1, new ConsentEvidence("sign-up", 2, "de", new string('a', 64), "192.0.2.0", "Firefox on Linux"), new byte[32]);

    private readonly SealedPayloads payloads = new(new PlainKeyWrapping());

    [Fact]
    public void WhatIsSealed_CanBeRead_WithTheSubjectsKey()
    {
        var key = payloads.NewKey(R1, TimeProvider.System);
        var (blob, commitment) = payloads.Seal(Id, Payload, key);
        var opened = payloads.Open(Id, blob, key).ShouldNotBeNull();
        opened.ContactPoint.ShouldBe(Payload.ContactPoint);
        opened.ContactPointKey.ShouldBe(E1);
        opened.Evidence.ShouldBe(Payload.Evidence);
        payloads.Commitment(Id, blob, key).ShouldBe(commitment);
        System.Text.Encoding.UTF8.GetString(blob).ShouldNotContain("example.com");
    }

    [Fact]
    public void AnotherKey_AnotherEvent_AndAlteredBytes_ReadNothing()
    {
        var key = payloads.NewKey(R1, TimeProvider.System);
        var (blob, _) = payloads.Seal(Id, Payload, key);
        payloads.Open(Id, blob, payloads.NewKey(R1, TimeProvider.System)).ShouldBeNull();
        payloads.Open(TypeId.New<ConsentEventId>(TimeProvider.System), blob, key).ShouldBeNull();
        blob[^1] ^= 1;
        payloads.Open(Id, blob, key).ShouldBeNull();
        payloads.Open(Id, [], key).ShouldBeNull();
    }
}
