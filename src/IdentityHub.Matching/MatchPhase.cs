namespace IdentityHub.Matching;

/// <summary>The phases of a run, in order.</summary>
public enum MatchPhase
{
    /// <summary>Values are normalised and numbered.</summary>
    Normalise,

    /// <summary>The model learns from the table.</summary>
    Train,

    /// <summary>Candidate pairs are generated and scored.</summary>
    Score,

    /// <summary>Parties are formed.</summary>
    Cluster,
}
