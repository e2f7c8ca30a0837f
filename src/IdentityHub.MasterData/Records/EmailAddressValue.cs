namespace IdentityHub.MasterData.Records;

/// <summary>An e-mail address as a source delivers it.</summary>
/// <param name="Value">The address in its delivered form, at most 254 UTF-16 units.</param>
/// <param name="Verified">True when the source has proof that its holder reads it.</param>
public sealed record EmailAddressValue(string Value, bool Verified = false);
