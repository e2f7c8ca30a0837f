using System.Text;
using IdentityHub.Consent.Ledger;
using Shouldly;
using Xunit;

namespace IdentityHub.Consent.Tests.Ledger;

public sealed class LedgerJsonTests
{
    [Fact]
    public void MembersAreSorted_NothingIsBlank_AndNullsAreLeftOut() =>
        Text(("b", 1), ("a", "x"), ("c", null), ("B", true), ("l", (string[])["q", "r"])).ShouldBe("""{"B":true,"a":"x","b":1,"l":["q","r"]}""");

    [Fact]
    public void OnlyWhatMustBeEscaped_IsEscaped() =>
        Text(("s", "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/")).ShouldBe("{\"s\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");

    private static string Text(params ReadOnlySpan<(string, object?)> members) => Encoding.UTF8.GetString(LedgerJson.Object(members));
}
