namespace IdentityHub.Consent.Jurisdictions;

/// <summary>Hours of the day on some days of the week.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The end, exclusive, later on the same day.</param>
public sealed record PermittedHours(TimeOnly From, TimeOnly To)
{
    /// <summary>The days; empty for every day.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary>True when that time of that day is in it.</summary>
    public bool Contains(DayOfWeek day, TimeOnly time) => (Days.Count == 0 || Days.Contains(day)) && time >= From && time < To;
}
