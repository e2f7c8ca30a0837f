using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Relationships;

/// <summary>A party as a caller names it: by its GPID, or by the key under which a source system knows it.</summary>
/// <param name="Id">The GPID; of a merged party, the one it was merged into is meant.</param>
/// <param name="Key">The key, when there is no GPID.</param>
public readonly record struct NamedParty(GlobalPartyId? Id, SourceKey? Key)
{
    /// <summary>By GPID.</summary>
    public static implicit operator NamedParty(GlobalPartyId id) => new(id, null);

    /// <summary>By source key.</summary>
    public static implicit operator NamedParty(SourceKey key) => new(null, key);
}
