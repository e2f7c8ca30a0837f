using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Searching;

/// <summary>A party in the index of words.</summary>
/// <param name="Party">The party.</param>
/// <param name="Word">The word under which it stands there; null when it was found by several words at once.</param>
public readonly record struct SearchPlace(GlobalPartyId Party, string? Word);
