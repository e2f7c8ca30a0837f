using IdentityHub.Matching.Normalisation;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Normalisation;

public sealed class EmailNormaliserTests
{
    [Theory]
    [InlineData("John.Smith+news@GMail.com", "johnsmith@gmail.com")]
    [InlineData("j.smith@googlemail.com", "jsmith@gmail.com")]
    [InlineData("John.Smith+news@outlook.com", "john.smith@outlook.com")]
    [InlineData("john.smith+news@firm.example.net", "john.smith+news@firm.example.net")]
    [InlineData("smith-news@yahoo.co.uk", "smith@yahoo.co.uk")]
    [InlineData("jörg@müller.de", "jörg@xn--mller-kva.de")]
    [InlineData("Ada <ada@example.com>", "ada@example.com")]
    [InlineData("\"Jones, Jay\" <jj@example.com>", "jj@example.com")]
    [InlineData("mailto:ada@example.com", "ada@example.com")]
    [InlineData(" ada@example.com; ", "ada@example.com")]
    [InlineData("a@b@example.com", "a@b@example.com")]
    public void The_key_folds_what_the_provider_ignores(string raw, string key) => EmailNormaliser.Normalise(raw).ShouldNotBeNull().Key.ShouldBe(key);

    [Fact]
    public void The_delivered_form_stays_as_written() =>
        EmailNormaliser.Normalise(" John.Smith+News@GMail.com ")!.Delivered.ShouldBe("John.Smith+News@GMail.com");

    [Theory]
    [InlineData("info@firm.com", EmailKind.Role)]
    [InlineData("No-Reply@firm.com", EmailKind.Role)]
    [InlineData("ada@mailinator.com", EmailKind.Disposable)]
    [InlineData("test@test.com", EmailKind.Junk)]
    [InlineData("test@test", EmailKind.Junk)]
    [InlineData("noemail@example.com", EmailKind.Junk)]
    [InlineData("none@none.com", EmailKind.Junk)]
    [InlineData("na@na.com", EmailKind.Junk)]
    [InlineData("asdf@gmail.com", EmailKind.Junk)]
    [InlineData("aaaa@gmail.com", EmailKind.Junk)]
    [InlineData("ada@example.com", EmailKind.Personal)]
    [InlineData("smith.family@hotmail.com", EmailKind.Personal)]
    public void Addresses_of_nobody_in_particular_are_generic(string raw, EmailKind kind)
    {
        var address = EmailNormaliser.Normalise(raw).ShouldNotBeNull();

        address.Kind.ShouldBe(kind);
        address.IsGeneric.ShouldBe(kind != EmailKind.Personal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("n/a")]
    [InlineData("two words@example.com")]
    public void What_has_not_the_shape_of_an_address_is_none(string raw) => EmailNormaliser.Normalise(raw).ShouldBeNull();
}
