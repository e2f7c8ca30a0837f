using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Facts;

/// <summary>A link decision: which party a record belongs to from now on, and why. Never changed.</summary>
/// <param name="Record">The record.</param>
/// <param name="Party">Its party.</param>
/// <param name="Home">The GPID it brings along; see <see cref="RecordState.Home"/>.</param>
/// <param name="IsNative">See <see cref="RecordState.IsNative"/>.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="Weight">log2 of the odds of the record's best link inside the party, in bits; null when a rule or a word linked it.</param>
/// <param name="Model">Version of the rules.</param>
/// <param name="Decision">The steward's decision that caused it; null when matching did.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who caused it.</param>
public sealed record LinkFact(
    SourceRecordId Record, GlobalPartyId Party, GlobalPartyId Home, bool IsNative, string Rule, double? Weight, string Model, MergeId? Decision, DateTimeOffset At, Actor Actor);
