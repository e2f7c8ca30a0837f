namespace IdentityHub.MasterData.Stewardship;

/// <summary>How the desk is doing.</summary>
/// <param name="Open">Open questions, without those put off.</param>
/// <param name="Deferred">Open questions that are put off.</param>
/// <param name="OldestSince">Since when the oldest open one waits; null when there is none.</param>
/// <param name="Linked">Answers that say "the same".</param>
/// <param name="Parted">Answers that say "not a match".</param>
/// <param name="Undone">How many of these were taken back.</param>
/// <param name="ByStewards">Answers by actor.</param>
public sealed record ReviewMetrics(int Open, int Deferred, DateTimeOffset? OldestSince, int Linked, int Parted, int Undone, IReadOnlyDictionary<string, int> ByStewards)
{
    /// <summary>Of the answers, the part that says "the same": how often the matcher asks about people who are one. 0 to 1; null without an answer.</summary>
    public double? Precision => Linked + Parted == 0 ? null : (double)Linked / (Linked + Parted);

    /// <summary>Of the answers, the part that was taken back. 0 to 1; null without an answer.</summary>
    public double? UndonePart => Linked + Parted == 0 ? null : (double)Undone / (Linked + Parted);

    /// <summary>Open questions by kind, those put off left out.</summary>
    public IReadOnlyDictionary<ReviewKind, int> OpenKinds { get; init; } = new Dictionary<ReviewKind, int>();

    /// <summary>Open questions by how many whole days they have waited: 0, 1 to 2, 3 to 6, 7 to 29, 30 and more, by the first day of each stretch.</summary>
    public IReadOnlyDictionary<int, int> OpenAges { get; init; } = new Dictionary<int, int>();

    /// <summary>Answers by day (UTC), oldest first; days without an answer are left out.</summary>
    public IReadOnlyList<DeskDay> Days { get; init; } = [];

    /// <summary>Answers to questions whether two are one, by how likely the matcher found it, least first: where stewards and score part ways, the thresholds are wrong.</summary>
    public IReadOnlyList<ScoreBand> Bands { get; init; } = [];

    /// <summary>Of these answers, the part that says what the score leaned to (1/2 and more: the same). 0 to 1; null without an answer.</summary>
    public double? Agreement => Bands.Sum(band => band.Linked + band.Parted) is var all and > 0 ? (double)Bands.Sum(band => band.Agreeing) / all : null;

    /// <summary>How long half of the answered questions waited at most; null without an answer.</summary>
    public TimeSpan? MedianWait { get; init; }

    /// <summary>How long nine in ten of the answered questions waited at most; null without an answer.</summary>
    public TimeSpan? LongWait { get; init; }
}
