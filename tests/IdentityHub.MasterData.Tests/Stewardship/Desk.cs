using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Stewardship;

/// <summary>The stewards' desk of a node, with questions to ask.</summary>
internal sealed class Desk(MasterDataNode node)
{
    public static readonly Actor Steward = Actor.Account(new AccountId(Guid.Parse("01890000-0000-7000-8000-000000000001")));
    public static readonly Actor Colleague = Actor.Account(new AccountId(Guid.Parse("01890000-0000-7000-8000-000000000002")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Somebody in the files of a trusted system, and an account that claims to be her without proof.</summary>
    public async Task<(ReviewTask Task, GlobalPartyId Known, GlobalPartyId Account)> AccountGuardAsync(string key = "1")
    {
        var known = (await node.Put("crm", key, People.Ada($"ada{key}@lovelace.example"))).Party;
        var account = (await node.Put("hub", $"acc_{key}", People.Ada($"ada{key}@lovelace.example"))).Party;
        return ((await OpenAsync(new ReviewFilter { Party = account })).Single(task => task.Parties.Contains(known)), known, account);
    }

    public async Task<IReadOnlyList<ReviewTask>> OpenAsync(ReviewFilter? filter = null) =>
        (await Queue(queue => queue.ListAsync(filter ?? ReviewFilter.Open, new PageRequest(), Cancellation))).Items;

    public Task<T> Queue<T>(Func<ReviewQueue, Task<T>> call) => node.InScope(call);

    public Task<T> Do<T>(Func<ReviewDesk, Task<T>> call) => node.InScope(call);

    public Task<Outcome<ReviewReceipt>> Try(ReviewTask task, ReviewAnswer answer, Actor? steward = null, bool asSeen = false) =>
        Do(desk => desk.DecideAsync(new ReviewOrder(task.Id, answer, asSeen ? task.Etag : null, "looked at"), steward ?? Steward, null, Cancellation));

    public async Task<ReviewReceipt> Answer(ReviewTask task, ReviewAnswer answer) => (await Try(task, answer)).Value;

    public async Task<ReviewReceipt> Undo(ReviewReceipt receipt) => (await Do(desk => desk.UndoAsync(receipt.Decision, "mistaken", Steward, null, Cancellation))).Value;

    /// <summary>A person at an address, without contact points.</summary>
    public static SourceRecordContent At(string given, string family, DateOnly? birth, string line1 = "12 Dorset Street", string postcode = "W1U 6QW", string city = "London") => new()
    {
        GivenName = given, FamilyName = family, BirthDate = birth, Addresses = [new PostalAddressValue { Line1 = line1, Postcode = postcode, City = city }],
    };
}
