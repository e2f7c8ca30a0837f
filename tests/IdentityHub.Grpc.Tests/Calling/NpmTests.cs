using System.Diagnostics;

namespace IdentityHub.Grpc.Tests.Calling;

/// <summary>Clients that nobody here wrote: @grpc/grpc-js and buf, in tests/npm, against this hub.</summary>
public sealed class NpmTests(Hub hub)
{
    [Theory]
    [InlineData("grpc/grpc-js.test.mjs")]
    [InlineData("grpc/stewards.test.mjs")]
    [InlineData("grpc/privacy.test.mjs")]
    [InlineData("buf/buf.test.mjs")]
    [InlineData("receipts/jose.test.mjs")]
    public async Task It_works_with_the_hub_as_it_is(string file)
    {
        var folder = Path.Combine(Repository(), "tests", "npm");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "tests/npm/node_modules is missing: run npm ci there.");
        var node = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, "node")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(node is null, "Node.js is missing.");

        var start = new ProcessStartInfo(node!, ["--test", file]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["IDENTITYHUB_GRPC"] = hub.GrpcAddress.AbsoluteUri;
        start.Environment["IDENTITYHUB_ISSUER"] = hub.WebAddress.AbsoluteUri;
        start.Environment["IDENTITYHUB_CLIENT_ID"] = Hub.Everything;
        start.Environment["IDENTITYHUB_CLIENT_SECRET"] = Hub.Secret;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await output + await error);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "IdentityHub.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
