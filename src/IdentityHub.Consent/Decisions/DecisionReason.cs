using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>One reason of a decision.</summary>
/// <param name="Code">For machines.</param>
/// <param name="At">The day of the latest event behind it; null without one.</param>
/// <param name="Events">The ledger's events behind it; empty when there are none.</param>
/// <param name="Source">The rule of law behind it, for example <c>47 CFR § 64.1200(a)(2)</c>; null when it isn't the law's.</param>
public sealed record DecisionReason(ReasonCode Code, DateTimeOffset? At, IReadOnlyList<ConsentEventId> Events, string? Source = null)
{
    /// <summary>One sentence for a lawyer or clerk, in English, without personal data.</summary>
    public string Text => In(null);

    /// <summary>The same in the language of a locale (BCP 47): German for <c>de…</c>, English otherwise.</summary>
    public string In(string? locale) => ReasonTexts.Formal(this, german: locale?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true);
}
