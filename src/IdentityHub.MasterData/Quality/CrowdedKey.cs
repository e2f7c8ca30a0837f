using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Quality;

/// <summary>A match key that too many records have for it to find anybody.</summary>
/// <param name="Key">The key.</param>
/// <param name="Record">The first record that has it.</param>
/// <param name="Party">That record's party.</param>
/// <param name="System">That record's source system.</param>
/// <param name="Since">Since when that record is as it is.</param>
public sealed record CrowdedKey(long Key, SourceRecordId Record, GlobalPartyId Party, string System, DateTimeOffset Since);
