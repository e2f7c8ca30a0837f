namespace IdentityHub.Matching.PartyIds;

/// <summary>A record as far as it bears on which party keeps its id.</summary>
/// <param name="Key">The record's key, unique over all sources.</param>
/// <param name="IsConfirmed">Whether a steward confirmed that it belongs where it was.</param>
/// <param name="HoldsAccount">Whether an account hangs on it.</param>
public readonly record struct PartyMember(string Key, bool IsConfirmed = false, bool HoldsAccount = false);
