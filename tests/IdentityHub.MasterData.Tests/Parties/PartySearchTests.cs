using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Searching;
using IdentityHub.Storage;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Parties;

/// <summary>Search among many: what is found doesn't depend on how it is found, and no word makes it read everybody.</summary>
public sealed class PartySearchTests
{
    private static readonly string[] Given = ["Ada", "Anna", "Augusta", "Byron", "Charles"], Family = ["Lovelace", "Lovell", "Somerville", "Babbage"], Cities = ["London", "Leeds", "Nottingham"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_same_parties_are_found_whether_words_are_few_or_many(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        await node.PutAll(Enumerable.Range(0, 60).Select(i => new SourceRecordUpsert(new SourceKey("crm", $"{i:00}"), new SourceRecordContent
        {
            GivenName = Given[i % 5], FamilyName = Family[i % 4], Addresses = [new PostalAddressValue { City = Cities[i % 3], Line1 = $"{i} Street" }],
        })));
        foreach (var query in (string[])["a", "l", "love", "lo a", "lond ada", "l l", "a l lo", "lovelace leeds", "somerville b", "babbage z", "nottingham lovell augusta"])
        {
            var words = SearchWords.OfQuery(query);
            var plain = Enumerable.Range(0, 60).Count(i => words.All(word => new[] { Given[i % 5], Family[i % 4], Cities[i % 3], $"{i:00}" }.Any(value => value.StartsWith(word, StringComparison.OrdinalIgnoreCase))));
            foreach (var (many, looked) in new[] { (10_000, 400), (1, 400), (15, 400), (1, 7), (25, 3) })
            {
                var found = await EverybodyAsync(node, words, many, looked);
                found.Count.ShouldBe(plain, $"{query} with {many}");
                found.Distinct().Count().ShouldBe(plain, $"{query} with {many}");
            }
        }
    }

    [Fact]
    public async Task A_letter_that_many_begin_with_is_read_from_the_beginning_only()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await node.PutAll(Enumerable.Range(0, 40).Select(i => new SourceRecordUpsert(new SourceKey("crm", $"{i}"), new SourceRecordContent { FamilyName = $"Hopper{(char)('a' + (i % 26))}" })));
        var (found, next) = await node.InScope<IDirectoryStore, (IReadOnlyList<GlobalPartyId> Found, int? Next)>(store => new PartySearch(store, many: 5).FindAsync(["h"], 0, 4, Cancellation));
        (found.Count, next).ShouldBe((4, 4));

        // Few of the many have the other word: the page is short, and says that there may be more.
        var (none, rest) = await node.InScope<IDirectoryStore, (IReadOnlyList<GlobalPartyId> Found, int? Next)>(store => new PartySearch(store, 5, mostLooked: 6).FindAsync(["hopper", "hopperz"], 0, 4, Cancellation));
        (none.Count, rest.HasValue).ShouldBe((1, false));
    }

    private static async Task<List<GlobalPartyId>> EverybodyAsync(MasterDataNode node, IReadOnlyList<string> words, int many, int looked)
    {
        var found = new List<GlobalPartyId>();
        for (int? place = 0; place is { } at;)
        {
            var (page, next) = await node.InScope<IDirectoryStore, (IReadOnlyList<GlobalPartyId> Found, int? Next)>(store => new PartySearch(store, many, looked).FindAsync(words, at, 7, Cancellation));
            page.Count.ShouldBeLessThanOrEqualTo(7);
            found.AddRange(page);
            place = next;
        }
        return found;
    }
}
