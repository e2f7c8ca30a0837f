using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>One party of a task with its records.</summary>
/// <param name="Party">The party.</param>
/// <param name="Records">Its records, the one that the task rests on first; at most 50.</param>
/// <param name="RecordCount">How many it has.</param>
public sealed record ReviewSide(PartyView Party, IReadOnlyList<SourceRecordView> Records, int RecordCount);
