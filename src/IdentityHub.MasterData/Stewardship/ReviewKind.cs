namespace IdentityHub.MasterData.Stewardship;

/// <summary>Why something waits for a steward. Numbers are stored: never reuse one.</summary>
public enum ReviewKind
{
    /// <summary>The engine is unsure whether two parties are one: the probability lies between the two thresholds.</summary>
    UnsurePair = 1,

    /// <summary>Records of two parties match, but the parties taken as a whole speak against a union.</summary>
    RefusedUnion = 2,

    /// <summary>Records of two parties match, but the parties have different values of an identifier of which one party has one value only.</summary>
    ConflictingIdentifiers = 3,

    /// <summary>Records of two parties match, but one holds an account and nobody has proven the contact points: a match is not an authentication.</summary>
    AccountGuard = 4,

    /// <summary>More records hang together than the guard allows: nothing of them was linked by evidence alone. Probably a value that says nothing.</summary>
    OversizedComponent = 5,

    /// <summary>Records of one party, linked by a rule, contradict each other in what makes a person.</summary>
    SuspectedOverMerge = 6,

    /// <summary>A source seems to use one key for somebody else now.</summary>
    ReusedSourceKey = 7,

    /// <summary>A source sends a key whose record was erased. Nothing of what it sent is kept; only an answer lets the key in again.</summary>
    ErasedSourceKey = 8,

    /// <summary>So many records share a value that it no longer finds anybody: a placeholder, a switchboard, an agent's own address, or a guard that hides duplicates.</summary>
    CrowdedValue = 9,
}
