using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Facts;

/// <summary>A record under a pin.</summary>
/// <param name="Record">The record.</param>
/// <param name="Right">Which side it is on: false left (the survivor's of a merge), true right (the absorbed one's).</param>
public readonly record struct PinMember(SourceRecordId Record, bool Right);
