namespace IdentityHub.MasterData.Stewardship;

/// <summary>A steward's answer. Numbers are stored: never reuse one.</summary>
public enum ReviewAnswer
{
    /// <summary>The two parties are one; for doubts about one party: it is right as it is.</summary>
    Link = 1,

    /// <summary>The two parties are two; for doubts about one party: the record in question belongs to another.</summary>
    NotAMatch = 2,
}
