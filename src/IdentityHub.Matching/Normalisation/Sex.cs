namespace IdentityHub.Matching.Normalisation;

/// <summary>Sex or gender as far as records tell it.</summary>
public enum Sex
{
    /// <summary>Not said, or not understood.</summary>
    Unknown,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Stated as another, non-binary or "divers".</summary>
    Other,
}
