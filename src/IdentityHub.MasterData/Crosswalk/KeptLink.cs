namespace IdentityHub.MasterData.Crosswalk;

/// <summary>The answer to a link or an unlink as it is kept for a repeated request id.</summary>
internal sealed record KeptLink(Guid Party, Guid Record, bool Changed, long Revision);
