using System.Text.RegularExpressions;
using IdentityHub.Cli.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Administration;

/// <summary><c>identityhub keys</c>.</summary>
public sealed partial class KeysTests
{
    [Fact]
    public async Task A_key_is_rotated_listed_and_revoked()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var now = await hub.RunAsync("keys", "rotate", "AccessTokens", "--after", "00:00:00");
        now.Exit.ShouldBe(0, now.Error);
        var later = await hub.RunAsync("keys", "rotate", "AccessTokens");
        var (first, second) = (KeyId().Match(now.Output).Value, KeyId().Match(later.Output).Value);
        var listed = await hub.RunAsync("keys", "list");
        listed.Exit.ShouldBe(0, listed.Error);
        listed.Output.ShouldContain(first);
        listed.Output.ShouldContain("in use");
        listed.Output.ShouldContain(second);
        listed.Output.ShouldContain("published");

        var revoked = await hub.RunAsync("keys", "revoke", second, "--reason", "A laptop is gone");
        revoked.Exit.ShouldBe(0, revoked.Error);
        (await hub.RunAsync("keys", "list")).Output.ShouldNotContain(second);
        (await hub.RunAsync("keys", "revoke", second)).ShouldSatisfyAllConditions(
            again => again.Exit.ShouldBe(1), again => again.Error.ShouldContain("There is no such key"));
    }

    [Theory]
    [InlineData("keys", "rotate", "Nonsense")]
    [InlineData("keys", "rotate", "AccessTokens", "--after", "100.00:00:00")]
    [InlineData("keys", "rotate", "AccessTokens", "--after", "-00:00:01")]
    [InlineData("keys", "rotate", "AccessTokens", "--after", "soon")]
    [InlineData("keys", "revoke")]
    public async Task A_wrong_command_line_is_said_in_one_line_and_changes_nothing(params string[] args)
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var result = await hub.RunAsync(args);
        result.Exit.ShouldBe(2, result.Error);
        result.Error.TrimEnd().Split('\n').Length.ShouldBe(1, result.Error);
        KeyId().IsMatch((await hub.RunAsync("keys", "list")).Output).ShouldBeFalse();
    }

    [GeneratedRegex("[0-9a-f]{16}")]
    private static partial Regex KeyId();
}
