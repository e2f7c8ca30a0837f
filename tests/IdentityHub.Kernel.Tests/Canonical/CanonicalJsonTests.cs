using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Kernel.Canonical;
using Shouldly;
using Xunit;

namespace IdentityHub.Kernel.Tests.Canonical;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void TheExampleOfRfc8785Section322() => Canonical(
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
          "literals": [null, true, false]
        }
        """).ShouldBe("""{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""");

    [Fact]
    public void NamesAreSortedByTheirUtf16Units() => Canonical(
        """
        {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
        """).ShouldBe(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");

    /// <summary>RFC 8785, appendix B.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void NumbersAreThoseOfEcmaScript(ulong bits, string text) => EcmaScriptNumber.Format(BitConverter.UInt64BitsToDouble(bits)).ShouldBe(text);

    [Fact]
    public void ANumberReadsBackAsItself() => Prop.ForAll<double>(value =>
        !double.IsFinite(value) || double.Parse(EcmaScriptNumber.Format(value), System.Globalization.CultureInfo.InvariantCulture) == value).QuickCheckThrowOnFailure();

    [Fact]
    public void CanonicalJsonIsItsOwnCanonicalForm() => Prop.ForAll<Dictionary<string, string[]>>(value =>
    {
        if (value is null || value.Keys.Concat(value.Values.SelectMany(texts => texts ?? [])).Any(text => text is null || text.Any(char.IsSurrogate)))
            return true;
        var once = CanonicalJson.SerializeObject(value);
        return CanonicalJson.Canonicalize(once).AsSpan().SequenceEqual(once)
            && JsonSerializer.Deserialize<Dictionary<string, string[]>>(once)!.Count == value.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheOrderOfMembersDoesNotMatter() => Canonical("""{"b":1,"a":{"d":2,"c":[3,1]}}""").ShouldBe(Canonical("""{"a":{"c":[3,1],"d":2},"b":1.0}"""));

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("1e400")]
    public void WhatIJsonForbidsIsRefused(string json) => Should.Throw<FormatException>(() => Canonical(json));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("NaN")]
    [InlineData("[1,]")]
    public void WhatIsNoJsonIsRefused(string json) => Should.Throw<JsonException>(() => Canonical(json));

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));
}
