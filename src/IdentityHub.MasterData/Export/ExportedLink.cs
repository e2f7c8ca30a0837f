using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Export;

/// <summary>A link decision, as it is exported: from then on the record belonged to the party.</summary>
/// <param name="Place">Its place in the export.</param>
/// <param name="Record">The record.</param>
/// <param name="Party">Its party since.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="Weight">The score in bits; null when no score did it.</param>
/// <param name="Model">Version of the rules.</param>
/// <param name="Decision">The steward's decision behind it; null when matching decided.</param>
/// <param name="At">When.</param>
public sealed record ExportedLink(
    long Place, SourceRecordId Record, GlobalPartyId Party, string Rule, double? Weight, string Model, MergeId? Decision, DateTimeOffset At) : IExported;
