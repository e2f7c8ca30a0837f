namespace IdentityHub.MasterData.Records;

/// <summary>A telephone number as a source delivers it.</summary>
/// <param name="Value">The number in its delivered form, preferably E.164; at most 40 UTF-16 units.</param>
/// <param name="Verified">True when the source has proof that its holder answers it.</param>
/// <param name="Type">The source's own word for its use (mobile, home, work); null for none; at most 32 UTF-16 units.</param>
public sealed record PhoneNumberValue(string Value, bool Verified = false, string? Type = null);
