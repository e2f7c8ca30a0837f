using System.CommandLine;
using System.Text;
using IdentityHub.Cli.Match;
using IdentityHub.Cli.Running;
using Xunit;

namespace IdentityHub.Cli.Tests.Match;

/// <summary>Runs <c>identityhub match …</c> in this process, in a folder of its own.</summary>
public sealed class MatchCommandLine : IDisposable
{
    public MatchCommandLine() => Folder = Directory.CreateTempSubdirectory("identityhub-match-").FullName;

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(PathOf(name), text, encoding ?? new UTF8Encoding(false));
        return PathOf(name);
    }

    public static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(new RootCommand { MatchCommand.Create() }, ["match", .. args], output, error).WaitAsync(TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
