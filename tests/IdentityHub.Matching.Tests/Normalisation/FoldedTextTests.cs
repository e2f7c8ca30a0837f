using IdentityHub.Matching.Normalisation;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Normalisation;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("  José   MARÍA ", "jose maria")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("Smith-Jones", "smith jones")]
    [InlineData("Müller", "muller")]
    [InlineData("Mu\u0308ller", "muller")]
    [InlineData("Weiß", "weiss")]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("Søren Ærø", "soren aero")]
    [InlineData("İstanbul ıI", "istanbul ii")]
    [InlineData("ﬁne", "fine")]
    [InlineData("Ｆｕｌｌ　Ｗｉｄｔｈ", "full width")]
    [InlineData("Василий Щукин", "vasilii shchukin")]
    [InlineData("Παπαδόπουλος", "papadopoulos")]
    [InlineData("Ευαγγελία", "evaggelia")]
    [InlineData("王杰", "wang jie")]
    [InlineData("たなか ゆうこ", "tanaka yuko")]
    [InlineData("김민수", "gimminsu")]
    [InlineData("فيصل صديقي", "fisl sdiqi")]
    [InlineData("გიორგი", "giorgi")]
    [InlineData("Արամ", "aram")]
    [InlineData("कुमार", "kumar")]
    [InlineData("राम", "ram")]
    [InlineData("តារា គឹម", "tara kim")]
    [InlineData("J.R.R. Tolkien", "j r r tolkien")]
    [InlineData("---", "")]
    [InlineData("", "")]
    [InlineData("Ada \U0001F600", "ada")]
    public void Text_is_folded_to_words(string raw, string expected) => FoldedText.Words(raw).ShouldBe(expected);

    [Fact]
    public void Folding_is_idempotent_and_never_fails_on_any_text()
    {
        const int seed = 4711;
        var random = new Random(seed);
        for (var n = 0; n < 20_000; n++)
        {
            var top = n % 3 == 0 ? 0x10000 : n % 3 == 1 ? 0x500 : 0x80;
            var raw = new string(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, top)).ToArray());
            var folded = FoldedText.Words(raw);
            FoldedText.Words(folded).ShouldBe(folded, $"seed {seed}, text {n}");
            folded.ShouldNotStartWith(" ");
            folded.ShouldNotContain("  ");
        }
    }
}
