using System.Text;

namespace IdentityHub.Consent.Decisions;

/// <summary>A decision in words.</summary>
/// <param name="Shopper">For the person concerned: a sentence.</param>
/// <param name="Formal">For who has to account for it: verdict, every reason with its code, source and evidence.</param>
public sealed record DecisionExplanation(string Shopper, string Formal)
{
    /// <summary>Explains.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="locale">BCP 47; German for <c>de…</c>, English otherwise.</param>
    public static DecisionExplanation Of(ConsentDecision decision, string? locale)
    {
        var german = locale?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true;
        var formal = new StringBuilder(german
            ? decision.Verdict switch { Verdict.Allow => "Erlaubt", Verdict.Conditional => "Bedingt", _ => "Nicht erlaubt" }
            : decision.Verdict switch { Verdict.Allow => "Allowed", Verdict.Conditional => "Conditional", _ => "Denied" });
        formal.Append(german ? $": Zweck {decision.Purpose}, Weg {decision.Channel}, " : $": purpose {decision.Purpose}, channel {decision.Channel}, ")
            .Append(german ? $"zum {decision.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}, Wissensstand {decision.AsKnownAt:yyyy-MM-dd'T'HH:mm:ss'Z'}." : $"as of {decision.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}, as known at {decision.AsKnownAt:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        for (var i = 0; i < decision.Reasons.Count; i++)
        {
            var reason = decision.Reasons[i];
            formal.Append('\n').Append(i + 1).Append(". ").Append(ReasonTexts.Formal(reason, german)).Append(" (").Append(reason.Code);
            if (reason.Events.Count > 0)
                formal.Append(german ? "; Belege: " : "; evidence: ").AppendJoin(", ", reason.Events);
            formal.Append(')');
        }
        return new DecisionExplanation(ReasonTexts.Plain(decision.Reasons[0].Code, german), formal.ToString());
    }
}
