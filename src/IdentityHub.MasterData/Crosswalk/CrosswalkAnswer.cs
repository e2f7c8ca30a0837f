using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Crosswalk;

/// <summary>The party behind a source key.</summary>
/// <param name="Key">The key asked for.</param>
/// <param name="Party">Its party, the survivor after merges.</param>
/// <param name="Record">The record that carries the key.</param>
/// <param name="Redirects">GPIDs under which the key was known before and which redirect to <paramref name="Party"/> now, oldest first.</param>
/// <param name="PartyRevision">The party's revision.</param>
public sealed record CrosswalkAnswer(SourceKey Key, GlobalPartyId Party, SourceRecordId Record, IReadOnlyList<GlobalPartyId> Redirects, long PartyRevision);
