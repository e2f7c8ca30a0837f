namespace IdentityHub.MasterData.Facts;

/// <summary>Names of what stewards' decisions do.</summary>
public static class PinRules
{
    /// <summary>Two parties are one.</summary>
    public const string Merge = "merge";

    /// <summary>A merge was wrong.</summary>
    public const string Unmerge = "unmerge";

    /// <summary>A source's key belongs to a party.</summary>
    public const string Link = "link";

    /// <summary>A source's key doesn't belong to a party.</summary>
    public const string Unlink = "unlink";

    /// <summary>Two parties are two, or a record isn't its party's.</summary>
    public const string Apart = "apart";

    /// <summary>Records were taken out of a party: neither side's records are the other's, and each side's belong together.</summary>
    public const string Split = "split";

    /// <summary>Records are one party, always.</summary>
    public const string Together = "together";

    /// <summary>For a group of attributes, a record's word counts before all others.</summary>
    public const string Prefer = "prefer";

    /// <summary>The records of a party belong together.</summary>
    public const string Confirm = "confirm";

    /// <summary>A source's key still names the same party.</summary>
    public const string SameKey = "same-key";

    /// <summary>A decision was taken back: sets no pin.</summary>
    public const string Undo = "undo";

    /// <summary>An erased key may come back: sets no pin.</summary>
    public const string ErasedKey = "erased-key";
}
