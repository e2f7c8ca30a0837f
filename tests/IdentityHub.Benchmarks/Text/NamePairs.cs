using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Normalisation;

namespace IdentityHub.Benchmarks.Text;

/// <summary>Pairs of values as candidates have them: half nearly alike, half not, none equal, as equal ones are known by their number.</summary>
internal static class NamePairs
{
    public const int Count = 1_000;

    /// <summary>What is compared: "family names" (6 characters on average), "full names" (14), "addresses" (25) or "e-mail addresses" (24).</summary>
    public static (string A, string B)[] Make(string kind)
    {
        var values = new CustomerGenerator(new() { Typos = 0.4, Countries = [("US", 1)] }).Take(60 * Count)
            .Select(record => (record.EntityId, Value: Of(record, kind)))
            .Where(pair => pair.Value.Length > 1)
            .ToList();
        var alike = values.GroupBy(pair => pair.EntityId).Select(group => (group.First().Value, group.Last().Value));
        var unlike = values.Zip(values.Skip(1)).Select(pair => (pair.First.Value, pair.Second.Value));
        return [.. Different(alike), .. Different(unlike)];
    }

    private static IEnumerable<(string A, string B)> Different(IEnumerable<(string A, string B)> pairs) => pairs.Where(pair => pair.A != pair.B).Take(Count / 2);

    private static string Of(GeneratedRecord record, string kind) => kind switch
    {
        "family names" => FoldedText.Words(record.FamilyName),
        "full names" => FoldedText.Words($"{record.GivenName} {record.FamilyName}"),
        "addresses" => FoldedText.Words($"{record.AddressLine} {record.City}"),
        _ => EmailNormaliser.Normalise(record.Email)?.Key ?? string.Empty,
    };
}
