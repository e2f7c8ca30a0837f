using IdentityHub.Kernel.Outcomes;
using Shouldly;
using Xunit;

namespace IdentityHub.Kernel.Tests.Outcomes;

public sealed class OutcomeTests
{
    [Fact]
    public void AValueIsAValue()
    {
        Outcome<int> outcome = 7;

        outcome.Succeeded(out var value, out var refusal).ShouldBeTrue();
        (value, refusal, outcome.Value).ShouldBe((7, null, 7));
        ((IOutcome)outcome).Refusal.ShouldBeNull();
    }

    [Fact]
    public void ARefusalHasNoValue()
    {
        Outcome<string> outcome = Refusal.NotFound("PARTY_NOT_FOUND", "There is no such party.");

        outcome.Succeeded(out _, out var refusal).ShouldBeFalse();
        refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        Should.Throw<InvalidOperationException>(() => outcome.Value).Message.ShouldContain("PARTY_NOT_FOUND");
    }

    [Fact]
    public void ViolationsNameTheirFields()
    {
        var refusal = Refusal.Invalid([new FieldViolation("record.emails[0].value", "isn't an e-mail address"), new FieldViolation("key", "is missing")]);

        (refusal.Kind, refusal.Reason).ShouldBe((RefusalKind.Invalid, "INVALID_ARGUMENT"));
        refusal.Message.ShouldBe("record.emails[0].value: isn't an e-mail address; key: is missing");
        refusal.Violations.Count.ShouldBe(2);
        Refusal.Invalid("key", "is missing").Violations.ShouldHaveSingleItem().Field.ShouldBe("key");
    }
}
