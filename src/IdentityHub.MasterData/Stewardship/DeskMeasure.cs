namespace IdentityHub.MasterData.Stewardship;

/// <summary>Measures the desk. Pure.</summary>
internal static class DeskMeasure
{
    private static readonly int[] Ages = [0, 1, 3, 7, 30];

    // Questions whether two parties are one: the others carry no score that an answer could agree with.
    private static readonly HashSet<ReviewKind> Pairs = [ReviewKind.UnsurePair, ReviewKind.RefusedUnion, ReviewKind.ConflictingIdentifiers, ReviewKind.AccountGuard];

    /// <summary>The figures.</summary>
    public static ReviewMetrics Of(IReadOnlyList<OpenQuestion> open, IReadOnlyList<GivenAnswer> answers, DateTimeOffset now)
    {
        var waiting = open.Where(question => !question.Deferred).ToList();
        var waits = answers.Where(answer => answer.Asked is not null).Select(answer => answer.At - answer.Asked!.Since).Select(wait => wait < TimeSpan.Zero ? TimeSpan.Zero : wait).Order().ToList();
        return new ReviewMetrics(
            waiting.Count, open.Count - waiting.Count, open.Count == 0 ? null : open.Min(question => question.Since),
            answers.Count(IsLink), answers.Count(answer => !IsLink(answer)), answers.Count(answer => answer.Undone), answers.CountBy(answer => answer.Actor).ToDictionary())
        {
            OpenKinds = waiting.CountBy(question => question.Kind).ToDictionary(),
            OpenAges = waiting.CountBy(question => Ages.Last(age => age == 0 || now - question.Since >= TimeSpan.FromDays(age))).ToDictionary(),
            Days = [.. answers.GroupBy(answer => DateOnly.FromDateTime(answer.At.UtcDateTime)).OrderBy(day => day.Key)
                .Select(day => new DeskDay(day.Key, day.Count(IsLink), day.Count(answer => !IsLink(answer)), day.Count(answer => answer.Undone)))],
            Bands = [.. answers.Where(answer => answer.Asked is { } asked && Pairs.Contains(asked.Kind)).GroupBy(answer => Math.Clamp((int)(answer.Asked!.Probability * 10), 0, 9))
                .OrderBy(band => band.Key).Select(band => new ScoreBand(band.Key, band.Count(IsLink), band.Count(answer => !IsLink(answer))))],
            MedianWait = At(waits, 0.5),
            LongWait = At(waits, 0.9),
        };
    }

    private static bool IsLink(GivenAnswer answer) => answer.Answer == ReviewAnswer.Link;

    // The least that so many have waited at most (nearest rank).
    private static TimeSpan? At(List<TimeSpan> sorted, double part) => sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * part) - 1)];
}
