namespace IdentityHub.Consent.Ledger;

/// <summary>Something wrong with the ledger.</summary>
/// <param name="Batch">The link concerned.</param>
/// <param name="Description">What is wrong, for an auditor; ids only.</param>
public sealed record LedgerFinding(long Batch, string Description);
