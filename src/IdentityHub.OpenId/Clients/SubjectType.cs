namespace IdentityHub.OpenId.Clients;

/// <summary>What a client learns as a person's <c>sub</c> (Core §8).</summary>
public enum SubjectType
{
    /// <summary>The account's id, the same for every such client.</summary>
    Public = 1,

    /// <summary>An identifier of this client's sector only.</summary>
    Pairwise = 2,
}
