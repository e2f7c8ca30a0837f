using IdentityHub.Matching.Text;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Text;

public sealed class DistancesTests
{
    private const int Seed = 18151210;

    [Theory]
    [InlineData("martha", "marhta", 0.9444)]
    [InlineData("dixon", "dicksonx", 0.7667)]
    [InlineData("dwayne", "duane", 0.8222)]
    [InlineData("jellyfish", "smellyfish", 0.8963)]
    [InlineData("a", "a", 1)]
    [InlineData("a", "b", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "abc", 0)]
    [InlineData("müller", "mueller", 0.7825)]
    public void Jaro_gives_the_published_values(string a, string b, double expected) =>
        Jaro.Similarity(a, b).ShouldBe(expected, 0.0001);

    [Theory]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("abcd", "wxyz", 0)]
    public void Jaro_winkler_gives_the_published_values(string a, string b, double expected) =>
        JaroWinkler.Similarity(a, b).ShouldBe(expected, 0.0001);

    [Theory]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("ca", "abc", 3, 3)]
    [InlineData("smith", "simth", 2, 1)]
    [InlineData("1978-06-24", "1978-06-42", 2, 1)]
    [InlineData("", "abc", 3, 3)]
    [InlineData("same", "same", 0, 0)]
    [InlineData("ab", "ba", 2, 1)]
    [InlineData("жанна", "жанан", 2, 1)]
    public void Edit_distances_count_edits(string a, string b, int levenshtein, int damerau)
    {
        Levenshtein.Distance(a, b).ShouldBe(levenshtein);
        DamerauLevenshtein.Distance(a, b).ShouldBe(damerau);
    }

    [Fact]
    public void Every_measure_agrees_with_its_plain_form_on_random_strings()
    {
        foreach (var (a, b) in RandomPairs.Take(20_000, Seed))
        {
            Jaro.Similarity(a, b).ShouldBe(PlainDistances.Jaro(a, b), 1e-12, $"seed {Seed}: {a} | {b}");
            Levenshtein.Distance(a, b).ShouldBe(PlainDistances.Levenshtein(a, b), $"seed {Seed}: {a} | {b}");
            DamerauLevenshtein.Distance(a, b).ShouldBe(PlainDistances.OptimalStringAlignment(a, b), $"seed {Seed}: {a} | {b}");
        }
    }

    [Fact]
    public void Every_measure_is_symmetric_in_range_and_one_for_equal_strings_only()
    {
        Func<string, string, double>[] measures =
        [
            (a, b) => Jaro.Similarity(a, b), (a, b) => JaroWinkler.Similarity(a, b),
            (a, b) => Levenshtein.Similarity(a, b), (a, b) => DamerauLevenshtein.Similarity(a, b),
        ];
        foreach (var (a, b) in RandomPairs.Take(10_000, Seed + 1))
        {
            foreach (var measure in measures)
            {
                var forth = measure(a, b);
                measure(b, a).ShouldBe(forth, $"seed {Seed + 1}: {a} | {b}");
                forth.ShouldBeInRange(0, 1);
                measure(a, a).ShouldBe(1);
                (forth == 1).ShouldBe(a == b);
            }
        }
    }

    [Fact]
    public void A_limit_changes_nothing_below_it_and_says_only_that_it_is_passed_above()
    {
        foreach (var (a, b) in RandomPairs.Take(5_000, Seed + 2))
        {
            for (var limit = 0; limit <= 4; limit++)
            {
                Levenshtein.Distance(a, b, limit).ShouldBe(Math.Min(Levenshtein.Distance(a, b), limit + 1));
                DamerauLevenshtein.Distance(a, b, limit).ShouldBe(Math.Min(DamerauLevenshtein.Distance(a, b), limit + 1));
            }
        }
    }

    [Fact]
    public void Comparing_allocates_nothing()
    {
        string a = "katherine", b = "catherina", longer = new('x', 100), other = new('y', 90);
        // What the runtime itself allocates on this thread (a type made ready, a stack replaced) comes once: the least of several rounds is the kernels' own.
        var least = long.MaxValue;
        for (var round = 0; round < 20 && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var n = 0; n < 100; n++)
                Compare();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        least.ShouldBe(0);

        void Compare()
        {
            JaroWinkler.Similarity(a, b);
            JaroWinkler.Similarity(longer, other);
            Levenshtein.Distance(a, b);
            Levenshtein.Distance(longer, other);
            DamerauLevenshtein.Distance(a, b);
            DamerauLevenshtein.Distance(longer, other);
            DoubleMetaphone.Encode(a);
        }
    }

    [Theory]
    [InlineData("Acme Holdings", "Holdings Acme", 1)]
    [InlineData("Acme", "Acme Europe", 1)]
    [InlineData("", "Acme", 0)]
    public void Token_set_ratio_ignores_order_and_surplus_words(string a, string b, double expected) =>
        TokenSetRatio.Similarity(a, b).ShouldBe(expected);
}
