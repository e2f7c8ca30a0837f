namespace IdentityHub.Matching.Normalisation;

/// <summary>How far a date of birth can be trusted.</summary>
public enum BirthDateQuality
{
    /// <summary>A plausible day.</summary>
    Good,

    /// <summary>Plausible, but systems that know only the year write it so: the first of January.</summary>
    Weak,

    /// <summary>Only the year, or year and month, are known.</summary>
    Partial,

    /// <summary>What forms and databases fill in when nothing is known (1900-01-01, 1970-01-01, 9999-12-31): no evidence.</summary>
    Placeholder,

    /// <summary>No day of any calendar (31 February, month 13, year 0219): mistyped; its digits may still resemble the true ones.</summary>
    Impossible,
}
