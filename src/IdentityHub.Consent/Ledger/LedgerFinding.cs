using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Ledger;

/// <summary>Something wrong with the ledger.</summary>
/// <param name="Batch">The link concerned.</param>
/// <param name="Description">What is wrong, for an auditor; ids only.</param>
public sealed record LedgerFinding(long Batch, string Description)
{
    /// <summary>The event concerned; null when it is the link, or can't be told.</summary>
    public ConsentEventId? Event { get; init; }

    /// <summary>Its place in the link, from 0; null when it is the link.</summary>
    public int? Position { get; init; }
}
