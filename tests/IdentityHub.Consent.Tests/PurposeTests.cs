using IdentityHub.Consent.Purposes;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests;

public sealed class PurposeTests
{
    private static readonly Purpose Known = Newsletter with { Texts = [new PurposeText("en", 1, "News", "Send me news."), new PurposeText("de", 1, "Neues", "Schickt mir Neues.")] };

    [Fact]
    public void AChangedWording_GetsTheNextVersion_AndTheOldOneStays()
    {
        var changed = PurposeRules.WithVersions(Known with { Texts = [new PurposeText("en", 1, "News", "Send me news weekly.")] }, Known);
        changed.Texts.Select(t => (t.Locale, t.Version, t.Body)).ShouldBe([("en", 1, "Send me news."), ("de", 1, "Schickt mir Neues."), ("en", 2, "Send me news weekly.")]);
    }

    [Fact]
    public void TheSameWordingAgain_ChangesNothing() => PurposeRules.Same(Known, PurposeRules.WithVersions(Known, Known)).ShouldBeTrue();

    [Theory]
    [InlineData("de", "Neues")]
    [InlineData("de-AT", "Neues")]
    [InlineData("en-GB", "News")]
    [InlineData("fr", "News")]
    [InlineData(null, "News")]
    public void TheTextThatFitsBest_IsShown(string? locale, string title) => Known.TextFor(locale).Title.ShouldBe(title);

    [Fact]
    public void TheHash_IsOfTheWording() =>
        new PurposeText("en", 1, "News", "Send me news.").Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("News\nSend me news."u8)));

    [Fact]
    public void ABadPurpose_IsRefused()
    {
        PurposeRules.Check(Known).ShouldBeEmpty();
        PurposeRules.Check(Known with { Id = new PurposeId("News letter") }).ShouldHaveSingleItem().Field.ShouldBe("id");
        PurposeRules.Check(Known with { Texts = [] }).ShouldHaveSingleItem().Field.ShouldBe("texts");
        PurposeRules.Check(Known with { Channels = [] }).ShouldHaveSingleItem().Field.ShouldBe("channels");
        PurposeRules.Check(Known with { LegalBasis = LegalBasis.Contract }).ShouldHaveSingleItem().Field.ShouldBe("legal_basis");
    }
}
