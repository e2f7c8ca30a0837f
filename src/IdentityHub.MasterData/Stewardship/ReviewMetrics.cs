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
}
