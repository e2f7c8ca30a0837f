using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Sources;

/// <summary>A system that delivers source records.</summary>
/// <param name="Code">Its code in source keys: 1 to 64 of <c>a–z 0–9 - _</c>, beginning with a letter.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="TrustRank">1 is trusted most; survivorship prefers lower ranks. 1 to 1,000.</param>
public sealed record SourceSystem(string Code, string Name, int TrustRank)
{
    /// <summary>The code of the hub's own records: one per account.</summary>
    public const string HubCode = "hub";

    /// <summary>The code of the stubs that hold what was said of a party without a record at hand; made by the hub alone.</summary>
    public const string HubConsentCode = "hub-consent";

    /// <summary>The code of the records that hold what stewards wrote into a party; made by the hub alone.</summary>
    public const string HubStewardCode = "hub-steward";

    /// <summary>True when its e-mail addresses and phone numbers count as verified for matching. Never applies to <see cref="HubCode"/>, whose records say so themselves.</summary>
    public bool ContactPointsVerified { get; init; }

    /// <summary>Attributes of its records that name a party beyond doubt, such as a loyalty number or another system's key.</summary>
    public IReadOnlyList<UniqueKey> UniqueKeys { get; init; } = [];

    /// <summary>What its word is worth, by group of attributes (<see cref="AttributeGroups"/>); a contributor where nothing is said.</summary>
    public IReadOnlyDictionary<string, Authority> Authorities { get; init; } = new Dictionary<string, Authority>();

    /// <summary>Grows with every change; 0 when not stored yet.</summary>
    public long Revision { get; init; }

    /// <summary>What its word on a group of attributes is worth.</summary>
    public Authority AuthorityOver(string group) => Authorities.GetValueOrDefault(group, Authority.Contributor);
}
