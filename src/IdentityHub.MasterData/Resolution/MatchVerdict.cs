namespace IdentityHub.MasterData.Resolution;

/// <summary>What the hub makes of two records, or of a record and a party, by itself.</summary>
public enum MatchVerdict
{
    /// <summary>Two.</summary>
    Apart = 1,

    /// <summary>A question for a steward.</summary>
    Review = 2,

    /// <summary>One.</summary>
    Link = 3,

    /// <summary>Two, whatever else agrees: a steward's word, an exclusive identifier, or different kinds of parties.</summary>
    Never = 4,
}
