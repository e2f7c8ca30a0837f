using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Evidence;

/// <summary>No statement is forgotten: each is tried by a test named after it, anywhere under tests/, or <c>Statements.md</c> says why not yet.</summary>
public sealed partial class Ledger
{
    [Fact]
    public void Every_statement_is_tried_or_says_why_not_yet()
    {
        var tests = Path.Combine(Root(), "tests");
        var tried = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => TestName().Matches(File.ReadAllText(file)))
            .SelectMany(name => Number().Matches(name.Groups["numbers"].Value))
            .Select(number => int.Parse(number.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
            .ToHashSet();
        var statements = Row().Matches(File.ReadAllText(Path.Combine(tests, "IdentityHub.OpenId.Tests", "Evidence", "Statements.md")))
            .Select(row => (Number: int.Parse(row.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), Reason: row.Groups[2].Value.Trim()))
            .ToList();

        statements.Select(statement => statement.Number).ShouldBe(Enumerable.Range(1, 100));
        statements.Where(statement => statement.Reason.Length == 0 && !tried.Contains(statement.Number)).Select(statement => statement.Number)
            .ShouldBeEmpty("neither tried nor put off");
        statements.Where(statement => statement.Reason.StartsWith("later", StringComparison.Ordinal) && tried.Contains(statement.Number)).Select(statement => statement.Number)
            .ShouldBeEmpty("tried by now: take the reason out");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IdentityHub.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder.FullName;
    }

    // A test method whose name begins with the numbers of the statements that it tries: S001_S002_what_happens.
    [GeneratedRegex(@"public (?:async )?(?:Task|void) (?<numbers>(?:S\d{3}_)+)\w+\(")]
    private static partial Regex TestName();

    [GeneratedRegex(@"S(\d{3})_")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| (\d+) \|[^|]*\|([^|\n]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
