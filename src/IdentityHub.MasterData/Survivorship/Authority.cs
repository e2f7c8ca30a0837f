namespace IdentityHub.MasterData.Survivorship;

/// <summary>What a source system's word on a group of attributes is worth. Better ones have lower numbers; numbers are stored: never reuse one.</summary>
public enum Authority
{
    /// <summary>Its value is the truth.</summary>
    Master = 1,

    /// <summary>Holds a copy of the master's value: counts when the master is silent.</summary>
    CertifiedCopy = 2,

    /// <summary>May contribute. What holds when nothing was said.</summary>
    Contributor = 3,

    /// <summary>Its values never survive.</summary>
    None = 4,
}
