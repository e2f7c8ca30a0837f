namespace IdentityHub.Matching.Tests.Text;

/// <summary>Pairs of strings that resemble each other, over a small alphabet, from empty to beyond one machine word.</summary>
internal static class RandomPairs
{
    public static IEnumerable<(string A, string B)> Take(int count, int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < count; n++)
        {
            var a = Text(random, random.Next(n % 10 == 0 ? 150 : 20));
            var b = random.Next(4) == 0 ? Text(random, random.Next(20)) : Edit(random, a, random.Next(6));
            yield return random.Next(2) == 0 ? (a, b) : (b, a);
        }
    }

    private static string Text(Random random, int length) => new(Enumerable.Range(0, length).Select(_ => Letter(random)).ToArray());

    private static char Letter(Random random) => "abcdeéжあ"[random.Next(8)];

    private static string Edit(Random random, string text, int edits)
    {
        var chars = text.ToList();
        for (var n = 0; n < edits; n++)
        {
            var at = random.Next(chars.Count + 1);
            if (random.Next(3) == 0)
                chars.Insert(at, Letter(random));
            else if (at < chars.Count && random.Next(2) == 0)
                chars.RemoveAt(at);
            else if (at + 1 < chars.Count)
                (chars[at], chars[at + 1]) = (chars[at + 1], chars[at]);
        }

        return new string(chars.ToArray());
    }
}
