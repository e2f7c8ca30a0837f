namespace IdentityHub.Matching.Normalisation;

/// <summary>The part of a name that tells father from son. Two different ones are negative evidence.</summary>
public enum GenerationalSuffix
{
    /// <summary>None given.</summary>
    None,

    /// <summary>Sr, Senior, père, the first.</summary>
    Senior,

    /// <summary>Jr, Junior, fils, hijo, II: the second of the name.</summary>
    Junior,

    /// <summary>III.</summary>
    Third,

    /// <summary>IV.</summary>
    Fourth,

    /// <summary>V.</summary>
    Fifth,
}
