namespace IdentityHub.Kernel.Erasure;

/// <summary>What an erasure does with a class of data. Numbers are stored: never reuse one.</summary>
public enum ErasureTreatment
{
    /// <summary>The data are removed; where a fact must stay, its skeleton does, without them.</summary>
    Delete = 1,

    /// <summary>Every value is replaced by random characters of the same shape; nothing is like another.</summary>
    Anonymise = 2,

    /// <summary>Every value is replaced by a plausible invented one of the same shape, the same for the same value within the person, and never to be turned back.</summary>
    Pseudonymise = 3,

    /// <summary>The data are taken out of sight and use and kept encrypted until a date, because the law says so (GDPR Art. 17(3)(b), (e), Art. 18).</summary>
    Restrict = 4,

    /// <summary>What names the person is emptied; who did what stays.</summary>
    Mask = 5,

    /// <summary>The key under which the data are encrypted is destroyed.</summary>
    Shred = 6,

    /// <summary>The data stay, for the reason given.</summary>
    Keep = 7,
}
