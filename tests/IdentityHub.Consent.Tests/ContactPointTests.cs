using IdentityHub.Consent.ContactPoints;
using Shouldly;
using Xunit;

namespace IdentityHub.Consent.Tests;

public sealed class ContactPointTests
{
    [Theory]
    [InlineData(ContactPointKind.Email, " Ada@Example.COM ", "ada@example.com")]
    [InlineData(ContactPointKind.Phone, "+49 (0) 30-123456", "+4930123456")]
    [InlineData(ContactPointKind.Phone, "+49 30 / 123-456", "+4930123456")]
    [InlineData(ContactPointKind.Phone, "030123456", null)]
    [InlineData(ContactPointKind.Phone, "+0123456789", null)]
    [InlineData(ContactPointKind.Handle, "@Ada", "ada")]
    [InlineData(ContactPointKind.Postal, "1  Main  St", "1 main st")]
    [InlineData(ContactPointKind.Email, "no address", null)]
    [InlineData(ContactPointKind.Email, "Ada <ada@example.com>", null)]
    [InlineData(ContactPointKind.Email, "a\u0000@b.c", null)]
    [InlineData(ContactPointKind.Email, "", null)]
    [InlineData((ContactPointKind)99, "x", null)]
    public void TwoSpellingsOfOneAddress_AreOne(ContactPointKind kind, string text, string? value)
    {
        ContactPoint.TryCreate(kind, text, out var point).ShouldBe(value is not null);
        point?.Value.ShouldBe(value);
    }

    [Fact]
    public void WhatIsNotUnicode_IsNoAddress() => ContactPoint.TryCreate(ContactPointKind.Handle, "a\ud800b", out _).ShouldBeFalse();

    [Fact]
    public void ItsText_ShowsNoPersonalData() => ContactPoint.OfEmail("ada@example.com").ToString().ShouldBe("Email");

    [Fact]
    public void ItsKey_DependsOnKindAndValue()
    {
        var keys = new ContactPointKeys(new PlainKeyWrapping());
        keys.Of(ContactPoint.OfEmail("ada@example.com")).ShouldBe(keys.Of(ContactPoint.OfEmail("ADA@example.com")));
        keys.Of(ContactPoint.OfEmail("ada@example.com")).ShouldNotBe(keys.Of(ContactPoint.OfEmail("eda@example.com")));
    }
}
