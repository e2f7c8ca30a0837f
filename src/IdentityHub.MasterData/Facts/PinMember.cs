using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Facts;

/// <summary>A record under a pin.</summary>
/// <param name="Record">The record.</param>
/// <param name="Right">Which side it is on: false left (the survivor's of a merge), true right (the absorbed one's).</param>
/// <param name="IsCentre">True for the record that stands for its side: the side's other records are bound to it, and the two sides by their centres.</param>
public readonly record struct PinMember(SourceRecordId Record, bool Right, bool IsCentre = false);
