using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Loading;

/// <summary>A party of a load with its records, made to be written.</summary>
/// <param name="Party">The party.</param>
/// <param name="Records">Its records.</param>
/// <param name="Words">The words under which it is found.</param>
internal readonly record struct MadeParty(PartyState Party, RecordState[] Records, IReadOnlyCollection<string> Words);
