namespace IdentityHub.Consent.Ledger;

/// <summary>What verifying an exported ledger came to.</summary>
/// <param name="Ledger">Links, events, findings.</param>
/// <param name="SignedLinks">How many links carry a checkpoint with a good signature.</param>
/// <param name="Unsealed">How many events were committed but not sealed when it was exported.</param>
/// <param name="EndIsSigned">True when the end carries a good signature: then nothing is missing after the last link.</param>
/// <param name="KeysAreTrusted">True when the keys came from elsewhere than the file.</param>
public sealed record LedgerFileVerification(LedgerVerification Ledger, long SignedLinks, long Unsealed, bool EndIsSigned, bool KeysAreTrusted);
