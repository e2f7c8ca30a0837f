using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Decisions;

/// <summary>
/// The decision as a pure function. Places speak in this order: erasure and restriction, suppression, Global Privacy Control and jurisdiction, contact
/// point, channel, purpose and party-level action, the jurisdiction's and the purpose's default.
/// </summary>
/// <remarks>
/// Within one subject the most specific place that speaks is the subject's voice, unless a wider denial was said later: whoever says "no e-mails at all"
/// also means the address they once agreed to. Across subjects the most restrictive voice counts; who said nothing has no voice, so that merging with
/// a silent record changes nothing and a denial never turns into an allowance by merging.
/// </remarks>
public static partial class DecisionRules
{
    private const PartyAction OptedOutBySignal = PartyAction.Sell | PartyAction.Share | PartyAction.Target;

    /// <summary>Decides.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="purpose">For what.</param>
    /// <param name="channel">By which channel.</param>
    /// <param name="contactPoint">Which address; null: the channel as such, over every address that was spoken of.</param>
    /// <param name="asOf">At which instant it would be used.</param>
    /// <param name="asKnownAt">By what had reached the hub at that instant.</param>
    /// <param name="narrowing">Brand, subscription, template; the place is in the duties already.</param>
    /// <param name="duties">What the law of the place demands; null for nothing beyond the purpose.</param>
    public static ConsentDecision Decide(
        DecisionState state, Purpose purpose, Channel channel, ContactPointKey? contactPoint, DateTimeOffset asOf, DateTimeOffset asKnownAt,
        DecisionNarrowing narrowing = default, JurisdictionDuties? duties = null)
    {
        var reasons = new ReasonList();
        var hearing = new Hearing(state, purpose, channel, asOf, asKnownAt, narrowing, duties ?? JurisdictionDuties.None);
        var verdict = Before(hearing, reasons) ?? Listen(hearing, contactPoint, reasons);
        if (verdict == Verdict.Allow && hearing.Duties.ForbidsHour(asOf) is not null)
            verdict = reasons.Add(ReasonCode.OutsideHours, Verdict.Conditional);
        var said = reasons.ToReasons(verdict, hearing.Duties);
        return new ConsentDecision(state.Party, purpose.Id, channel, verdict, said, asOf, asKnownAt) { AskAgainAt = verdict == Verdict.Deny ? AskAgain(said, hearing.Duties) : null };
    }

    // Who opted out is left in peace for a while, where the law says so.
    private static DateTimeOffset? AskAgain(DecisionReason[] reasons, JurisdictionDuties duties) =>
        duties.AskAgainAfterMonths is { } months && reasons[0] is { At: { } said, Code: not (ReasonCode.Erased or ReasonCode.Restricted) } ? said.AddMonths(months) : null;

    // What needs no word about the purpose.
    private static Verdict? Before(Hearing hearing, ReasonList reasons)
    {
        if (hearing.State.Restricted)
            return reasons.Add(ReasonCode.Restricted, Verdict.Deny);
        if (hearing.State.AnyAboutRecord && AboutRecords(hearing, reasons) is { } closed)
            return closed;
        if (!hearing.Purpose.Channels.Contains(hearing.Channel))
            return reasons.Add(ReasonCode.ChannelNotOfPurpose, Verdict.Deny);
        return hearing.Duties.IsOutside ? reasons.Add(ReasonCode.PlaceNotOfPurpose, Verdict.Deny) : null;
    }

    // One restricted record locks the person (GDPR Art. 18); a person all of whose words are erased is gone (Art. 17).
    private static Verdict? AboutRecords(Hearing hearing, ReasonList reasons)
    {
        var statements = hearing.State.Statements;
        var (anyRestricted, allErased) = (false, true);
        ConsentStatement? erasure = null;
        for (var start = 0; start < statements.Length;)
        {
            var end = EndOf(statements, start);
            var erased = false;
            ConsentStatement? latest = null;
            foreach (var statement in statements[start..end])
            {
                if (!statement.IsAboutRecord || !hearing.IsInForce(statement))
                    continue;
                if (statement.Action == ConsentAction.Erased)
                    (erased, erasure) = (true, statement);
                else
                    latest ??= statement;
            }
            if (latest is { Action: ConsentAction.Restricted })
            {
                anyRestricted = true;
                reasons.Add(ReasonCode.Restricted, latest);
            }
            allErased &= erased;
            start = end;
        }
        if (erasure is not null && allErased)
            reasons.Add(ReasonCode.Erased, erasure);
        return anyRestricted || (erasure is not null && allErased) ? Verdict.Deny : null;
    }

    private static Verdict Listen(Hearing hearing, ContactPointKey? contactPoint, ReasonList reasons)
    {
        if (contactPoint is not null)
            return At(hearing, contactPoint, reasons);
        var points = hearing.ContactPoints();
        if (points.Count == 0)
            return At(hearing, null, reasons);

        // No address named: the answer holds only where it is the same for every address spoken of.
        Verdict? common = null;
        foreach (var point in points)
        {
            var verdict = At(hearing, point, reasons);
            if (common is { } other && other != verdict)
                return reasons.Add(ReasonCode.DependsOnContactPoint, Verdict.Conditional);
            common = verdict;
        }
        return common!.Value;
    }

    private static Verdict At(Hearing hearing, ContactPointKey? point, ReasonList reasons)
    {
        if (Forbidden(hearing, point, reasons) is { } forbidden)
            return forbidden;
        var voices = new Voices();
        var statements = hearing.State.Statements;
        for (var start = 0; start < statements.Length;)
        {
            var end = EndOf(statements, start);
            Subject(hearing, statements[start..end], point, ref voices, reasons);
            start = end;
        }
        return voices.Denied ? Verdict.Deny
            : voices.Allowed ? Verdict.Allow
            : hearing.NeedsParent ? reasons.Add(ReasonCode.BelowAge, Verdict.Deny)
            : voices.Pending ? Verdict.Conditional
            : hearing.PurposeNeedsGrant ? reasons.Add(ReasonCode.NoConsent, Verdict.Deny)
            : hearing.NeedsGrant ? reasons.Add(ReasonCode.JurisdictionDefault, Verdict.Deny)
            : reasons.Add(ReasonCode.LegalBasis, Verdict.Allow);
    }

    private static Verdict? Forbidden(Hearing hearing, ContactPointKey? point, ReasonList reasons)
    {
        if (point is { } key && hearing.IsSuppressed(key))
            return reasons.Add(ReasonCode.Suppressed, Verdict.Deny);
        if (hearing.State.GlobalPrivacyControl && (hearing.Purpose.Actions & OptedOutBySignal) != 0)
            return reasons.Add(ReasonCode.GlobalPrivacyControl, Verdict.Deny);
        return point is { } address && hearing.IsBouncing(address) ? reasons.Add(ReasonCode.ContactPointBounced, Verdict.Deny) : null;
    }

    private static int EndOf(ReadOnlySpan<ConsentStatement> statements, int start)
    {
        var end = start + 1;
        while (end < statements.Length && statements[end].Record == statements[start].Record)
            end++;
        return end;
    }

    private struct Voices
    {
        public bool Denied;
        public bool Allowed;
        public bool Pending;
    }
}
