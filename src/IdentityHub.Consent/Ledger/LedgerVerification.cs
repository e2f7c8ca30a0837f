namespace IdentityHub.Consent.Ledger;

/// <summary>What verifying came to.</summary>
/// <param name="Batches">Links checked.</param>
/// <param name="Events">Sealed events checked.</param>
/// <param name="Findings">What is wrong; empty when the ledger is whole.</param>
public sealed record LedgerVerification(long Batches, long Events, IReadOnlyList<LedgerFinding> Findings)
{
    /// <summary>True when nothing was altered, dropped, added or reordered.</summary>
    public bool IsWhole => Findings.Count == 0;
}
