using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Web.Security;

namespace IdentityHub.Web.Tests.Pieces;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/account", true)]
    [InlineData("/connect/authorize?client_id=shop&redirect_uri=https%3A%2F%2Fshop.example%2Fcb", true)]
    [InlineData("/", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("account", false)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/a\\..\\..\\evil", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("/\r\nLocation: https://evil.example", false)]
    [InlineData("https://evil.example", false)]
    public void Only_paths_of_this_host_are_local(string? address, bool local) => LocalAddress.IsLocal(address).ShouldBe(local);

    [Fact]
    public void Whatever_is_taken_for_local_stays_on_the_host_when_a_browser_resolves_it() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var address = "/" + text.Get;
            return !LocalAddress.IsLocal(address) || !Uri.TryCreate(new Uri("https://hub.example/sign-in"), address, out var resolved) || resolved.Host == "hub.example";
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
