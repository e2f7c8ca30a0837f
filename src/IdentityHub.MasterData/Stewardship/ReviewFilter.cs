using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Which tasks are wanted; members that are null or empty don't restrict.</summary>
public sealed record ReviewFilter
{
    /// <summary>Everything that isn't deferred.</summary>
    public static ReviewFilter Open { get; } = new();

    /// <summary>Of one of these kinds.</summary>
    public IReadOnlyList<ReviewKind> Kinds { get; init; } = [];

    /// <summary>With a record of this source system.</summary>
    public string? System { get; init; }

    /// <summary>By this rule.</summary>
    public string? Rule { get; init; }

    /// <summary>With at least this probability.</summary>
    public double? MinimumProbability { get; init; }

    /// <summary>With less than this probability.</summary>
    public double? MaximumProbability { get; init; }

    /// <summary>Waiting since before this moment.</summary>
    public DateTimeOffset? WaitingSinceBefore { get; init; }

    /// <summary>About this party.</summary>
    public GlobalPartyId? Party { get; init; }

    /// <summary>Assigned to, or being worked on by, this actor id.</summary>
    public string? Steward { get; init; }

    /// <summary>Deferred ones as well.</summary>
    public bool IncludeDeferred { get; init; }
}
