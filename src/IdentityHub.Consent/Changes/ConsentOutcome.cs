using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Changes;

/// <summary>What a change of membership would make of one decision.</summary>
/// <param name="Party">The party that would be decided for.</param>
/// <param name="From">The party whose decision that would change: itself, or one that its records come from.</param>
/// <param name="Topic">Purpose and channel.</param>
/// <param name="Before">What is decided now.</param>
/// <param name="After">What would be decided.</param>
/// <param name="Reason">The deciding reason afterwards.</param>
/// <param name="By">The record whose word decides afterwards; null when no single one does.</param>
public sealed record ConsentOutcome(GlobalPartyId Party, GlobalPartyId From, ConsentTopic Topic, Verdict Before, Verdict After, ReasonCode Reason, SourceRecordId? By);
