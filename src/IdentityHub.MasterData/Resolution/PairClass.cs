namespace IdentityHub.MasterData.Resolution;

/// <summary>What matching makes of two records, in a word.</summary>
internal enum PairClass
{
    /// <summary>Two, as far as the pair shows.</summary>
    Apart,

    /// <summary>A question for a steward.</summary>
    Unsure,

    /// <summary>One has no name and a contact point of the other: which party that leads to, <see cref="NamelessPlacement"/> finds.</summary>
    Contact,

    /// <summary>One, by its score.</summary>
    Scored,

    /// <summary>One, by a rule.</summary>
    Certain,

    /// <summary>Two, by a rule of the model.</summary>
    Never,
}
