using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>A source record as a steward sees it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Key">How its source names it.</param>
/// <param name="Kind">What its source says its party is.</param>
/// <param name="Content">What it says.</param>
/// <param name="Deleted">True when its source deleted it.</param>
/// <param name="Rule">The rule that links it to its party.</param>
/// <param name="Weight">log2 of the odds of its best link inside its party, in bits; null when no score linked it.</param>
/// <param name="ReceivedAt">When the hub first received it.</param>
/// <param name="ChangedAt">When the present version came.</param>
public sealed record SourceRecordView(
    SourceRecordId Record, SourceKey Key, PartyKind Kind, SourceRecordContent Content, bool Deleted, string Rule, double? Weight, DateTimeOffset ReceivedAt, DateTimeOffset ChangedAt);
