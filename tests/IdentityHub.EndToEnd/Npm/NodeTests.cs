using System.Diagnostics;
using IdentityHub.EndToEnd.Browsing;

namespace IdentityHub.EndToEnd.Npm;

/// <summary>Runs a file of Node tests in <c>tests/npm/openid-client</c>; skips where Node or the packages are missing.</summary>
internal static class NodeTests
{
    public static string Folder => Repository.Folder("tests/npm/openid-client");

    public static async Task RunAsync(string file, string package, Uri issuer, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", package)), "Run `npm ci` in tests/npm/openid-client first.");
        using var node = Start(file, issuer, environment);
        Assert.SkipWhen(node is null, "Node isn't installed.");
        var output = node!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        node.ExitCode.ShouldBe(0, $"{await output}{await errors}");
    }

    private static Process? Start(string file, Uri issuer, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("node", ["--test", file])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["IDENTITYHUB_ISSUER"] = issuer.ToString() },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
