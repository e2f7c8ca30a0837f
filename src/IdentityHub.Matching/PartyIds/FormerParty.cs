namespace IdentityHub.Matching.PartyIds;

/// <summary>A party as it was before resolution.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Created">When it was first seen; the oldest wins among equals.</param>
/// <param name="Records">Its records now; of a retired party those it had when it was merged away.</param>
/// <param name="MergedInto">The party that its id redirects to, or null while it lives.</param>
public sealed record FormerParty(Guid Id, DateTimeOffset Created, IReadOnlyCollection<string> Records, Guid? MergedInto = null);
