namespace IdentityHub.MasterData.Stewardship;

/// <summary>What stewards have done with a task that is still open.</summary>
/// <param name="ClaimedBy">Who works on it: an actor's id; null for nobody.</param>
/// <param name="ClaimedUntil">When the claim lapses by itself.</param>
/// <param name="Assignee">Who is to work on it: an actor's id; null for anybody.</param>
/// <param name="DeferredUntil">Until when it is out of the queue; null when it isn't deferred.</param>
/// <param name="Comments">How many comments there are.</param>
/// <param name="Revision">Grows with every act.</param>
public sealed record DeskState(string? ClaimedBy, DateTimeOffset? ClaimedUntil, string? Assignee, DateTimeOffset? DeferredUntil, int Comments, long Revision)
{
    /// <summary>Nothing.</summary>
    public static DeskState Untouched { get; } = new(null, null, null, null, 0, 0);

    /// <summary>Who works on it now; null when nobody does or the claim has lapsed.</summary>
    public string? ClaimantAt(DateTimeOffset now) => ClaimedUntil > now ? ClaimedBy : null;
}
