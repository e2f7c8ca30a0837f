using System.Diagnostics;
using IdentityHub.EndToEnd.Browsing;

namespace IdentityHub.EndToEnd.Npm;

/// <summary>npm <c>openid-client</c>, a certified relying party that nobody here wrote, signs in unmodified: <c>tests/npm/openid-client</c>.</summary>
[Collection(DemoCollection.Name)]
public sealed class OpenIdClientTests(DemoFixture demo)
{
    [Fact]
    public async Task Code_with_PKCE_refresh_and_client_credentials()
    {
        var folder = Repository.Folder("tests/npm/openid-client");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "openid-client")), "Run `npm ci` in tests/npm/openid-client first.");
        using var node = Start(folder);
        Assert.SkipWhen(node is null, "Node isn't installed.");
        var output = node!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        node.ExitCode.ShouldBe(0, $"{await output}{await errors}");
    }

    private Process? Start(string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", ["--test", "openid-client.test.js"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["IDENTITYHUB_ISSUER"] = demo.Options.Hub.ToString() },
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
