namespace IdentityHub.Consent.Purposes;

/// <summary>What data is used for, as the company declares it to its customers.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Its name for employees.</param>
/// <param name="Kind">Promotional or transactional.</param>
/// <param name="LegalBasis">On what ground.</param>
/// <param name="Channels">The channels it is offered on, ascending; at least one.</param>
/// <param name="Texts">What people read, every version of every language, at least one.</param>
public sealed record Purpose(
    PurposeId Id, string Name, PurposeKind Kind, LegalBasis LegalBasis, IReadOnlyList<Channel> Channels, IReadOnlyList<PurposeText> Texts)
{
    /// <summary>Party-level actions it takes; a person who refused one of them is refused for the purpose.</summary>
    public PartyAction Actions { get; init; } = PartyAction.Process;

    /// <summary>True when a person may object to it although it is transactional (GDPR Art. 21).</summary>
    public bool SubjectMayObject { get; init; }

    /// <summary>True when an e-mail address counts only after its owner confirmed it (double opt-in).</summary>
    public bool DoubleOptIn { get; init; }

    /// <summary>The brand it belongs to; null for every brand.</summary>
    public BrandId? Brand { get; init; }

    /// <summary>The places it is offered in, ISO 3166 countries or subdivisions; empty for everywhere.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Grants given under an earlier version of the text have to be asked for again; null for none.</summary>
    public int? ReconsentBelowVersion { get; init; }

    /// <summary>The current wording in the language that fits best: the tag itself, its language alone, English, whatever there is.</summary>
    public PurposeText TextFor(string? locale)
    {
        var language = locale?.Split('-')[0];
        return Latest(t => string.Equals(t.Locale, locale, StringComparison.OrdinalIgnoreCase))
            ?? Latest(t => string.Equals(t.Locale.Split('-')[0], language, StringComparison.OrdinalIgnoreCase))
            ?? Latest(t => t.Locale.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            ?? Latest(_ => true)!;
    }

    private PurposeText? Latest(Func<PurposeText, bool> fits) => Texts.Where(fits).MaxBy(t => t.Version);
}
