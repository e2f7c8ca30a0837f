namespace IdentityHub.Matching.PartyIds;

/// <summary>Which id each party has after resolution.</summary>
/// <param name="Ids">For each part its id.</param>
/// <param name="Created">The ids that are new.</param>
/// <param name="Restored">The ids that had been merged away and live again.</param>
/// <param name="Redirects">The ids that lived before and are merged away now, each with its survivor.</param>
/// <param name="Emptied">The ids whose records are all gone.</param>
public sealed record PartyIdAssignment(
    IReadOnlyList<Guid> Ids,
    IReadOnlyList<Guid> Created,
    IReadOnlyList<Guid> Restored,
    IReadOnlyDictionary<Guid, Guid> Redirects,
    IReadOnlyList<Guid> Emptied);
