namespace IdentityHub.Storage.Consent;

/// <summary>A purpose; see <see cref="IdentityHub.Consent.Purposes.Purpose"/>.</summary>
internal sealed class ConsentPurposeRow
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    public int Kind { get; set; }

    public int LegalBasis { get; set; }

    /// <summary>Bit <c>1 &lt;&lt; channel</c> for every channel.</summary>
    public int Channels { get; set; }

    public int Actions { get; set; }

    public bool SubjectMayObject { get; set; }

    public bool DoubleOptIn { get; set; }

    public string? Brand { get; set; }

    /// <summary>ISO 3166 codes with blanks between; null for everywhere.</summary>
    public string? Places { get; set; }

    public int? ReconsentBelowVersion { get; set; }
}
