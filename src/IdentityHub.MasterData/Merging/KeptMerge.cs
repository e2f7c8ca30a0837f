namespace IdentityHub.MasterData.Merging;

/// <summary>The answer to a merge or an unmerge as it is kept for a repeated request id.</summary>
internal sealed record KeptMerge(Guid Merge, Guid Survivor, Guid Other);
