using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Normalisation;

namespace IdentityHub.Benchmarks.Text;

/// <summary>Pairs of surnames as candidates have them: half nearly alike, half not.</summary>
internal static class NamePairs
{
    public const int Count = 1_000;

    public static (string A, string B)[] Make()
    {
        var names = new CustomerGenerator(new() { Typos = 0.4 }).Take(6 * Count)
            .Where(record => record.FamilyName is { Length: > 1 })
            .Select(record => (record.EntityId, Name: FoldedText.Words(record.FamilyName)))
            .ToList();
        var alike = names.GroupBy(pair => pair.EntityId).Where(group => group.Count() > 1).Select(group => (group.First().Name, group.Last().Name)).Take(Count / 2);
        var unlike = names.Zip(names.Skip(1)).Select(pair => (pair.First.Name, pair.Second.Name)).Take(Count / 2);
        return [.. alike, .. unlike];
    }
}
