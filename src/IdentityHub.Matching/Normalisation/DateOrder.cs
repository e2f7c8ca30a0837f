namespace IdentityHub.Matching.Normalisation;

/// <summary>In which order a source writes day and month when the year stands last.</summary>
public enum DateOrder
{
    /// <summary>Not known: both readings are possible when both numbers are at most 12.</summary>
    Unknown,

    /// <summary>24/06/1978.</summary>
    DayFirst,

    /// <summary>06/24/1978.</summary>
    MonthFirst,
}
