// Reads the .trx files of a test run: prints what failed and what was skipped and why, fails on a skip outside the allowed categories,
// and ends with "N passed, N failed".
using System.Xml.Linq;

string[] allowed = ["SqlServer", "ReferenceData"];
var results = args[0];
var runnerFailed = args[1] != "0";

XNamespace ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
var files = Directory.Exists(results) ? Directory.GetFiles(results, "*.trx", SearchOption.AllDirectories) : [];
int passed = 0, failed = 0;
var skipped = allowed.ToDictionary(category => category, _ => 0);

foreach (var file in files)
{
    var document = XDocument.Load(file);
    var categories = document.Descendants(ns + "UnitTest").ToDictionary(
        test => (string)test.Attribute("id")!,
        test => test.Descendants(ns + "TestCategoryItem").Select(item => (string)item.Attribute("TestCategory")!).ToArray());

    foreach (var result in document.Descendants(ns + "UnitTestResult"))
    {
        var name = (string)result.Attribute("testName")!;
        switch ((string)result.Attribute("outcome")!)
        {
            case "Passed":
                passed++;
                break;
            case "NotExecuted":
                var reason = result.Descendants(ns + "Message").Select(message => message.Value.Trim()).FirstOrDefault()
                    ?? result.Descendants(ns + "StdOut").Select(output => output.Value.Trim()).FirstOrDefault() ?? "no reason given";
                // xunit's trx leaves traits out, so that a skip's reason names its category too: "SqlServer: there is none here".
                if ((categories[(string)result.Attribute("testId")!].FirstOrDefault(allowed.Contains)
                    ?? allowed.FirstOrDefault(category => reason.StartsWith(category + ": ", StringComparison.Ordinal))) is { } named)
                {
                    skipped[named]++;
                    break;
                }

                Console.WriteLine($"SKIPPED but must run: {name}: {reason}");
                failed++;
                break;
            default:
                Console.WriteLine($"FAILED: {name}");
                Console.WriteLine("  " + string.Join("\n  ", result.Descendants(ns + "ErrorInfo").Select(error => error.Value.Trim()).FirstOrDefault()?.Split('\n').Take(12) ?? []));
                failed++;
                break;
        }
    }
}

if (passed == 0 || (runnerFailed && failed == 0))
{
    // A test host that died leaves no result of what it was running.
    Console.WriteLine("FAILED: the test run itself broke; see above.");
    failed++;
}

foreach (var (category, count) in skipped)
    Console.WriteLine($"skipped, category {category}: {count}");
Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 ? 0 : 1;
