using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Capture;

/// <summary>Where a statement is kept and whom it concerns now.</summary>
/// <param name="Record">The source record.</param>
/// <param name="Party">The party it belongs to now.</param>
public readonly record struct ResolvedSubject(SourceRecordId Record, GlobalPartyId Party);
