using System.Diagnostics.Metrics;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Decisions;

/// <summary>What deciding tells operators: how many decisions, with which verdict.</summary>
internal static class DecisionMeter
{
    private static readonly Meter Meter = new("IdentityHub.Consent");
    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>("identityhub.consent.decisions", "{decision}", "Consent decisions, by verdict or refusal.");

    /// <summary>Counts what was answered.</summary>
    public static void Count(Outcome<ConsentDecision>[] answers)
    {
        if (!Decisions.Enabled)
            return;
        foreach (var answer in answers)
            Count(answer);
    }

    /// <summary>Counts an answer and hands it on.</summary>
    public static Outcome<ConsentDecision> Count(Outcome<ConsentDecision> answer)
    {
        if (Decisions.Enabled)
            Decisions.Add(1, new KeyValuePair<string, object?>("verdict", answer.Succeeded(out var decision, out var refusal) ? decision.Verdict.ToString() : refusal.Reason));
        return answer;
    }
}
