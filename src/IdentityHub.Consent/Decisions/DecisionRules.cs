using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>
/// The decision as a pure function. Places speak in this order: restriction, suppression, Global Privacy Control, contact point, channel, purpose and
/// party-level action, the default of the purpose.
/// </summary>
/// <remarks>
/// Within one subject the most specific place that speaks is the subject's voice, unless a wider denial was said later: whoever says "no e-mails at all"
/// also means the address they once agreed to. Across subjects the most restrictive voice counts; who said nothing has no voice, so that merging with
/// a silent record changes nothing and a denial never turns into an allowance by merging.
/// </remarks>
public static class DecisionRules
{
    /// <summary>Decides.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="purpose">For what.</param>
    /// <param name="channel">By which channel.</param>
    /// <param name="contactPoint">Which address; null: the channel as such, over every address that was spoken of.</param>
    /// <param name="asOf">At which instant it would be used.</param>
    /// <param name="asKnownAt">By what had reached the hub at that instant.</param>
    public static ConsentDecision Decide(
        DecisionState state, Purpose purpose, Channel channel, ContactPointKey? contactPoint, DateTimeOffset asOf, DateTimeOffset asKnownAt)
    {
        var reasons = new ReasonList();
        var verdict = Before(state, purpose, channel, reasons)
            ?? Listen(new Hearing(state, purpose, channel, asOf, asKnownAt), contactPoint, reasons);
        return new ConsentDecision(state.Party, purpose.Id, channel, verdict, reasons.ToReasons(verdict), asOf, asKnownAt);
    }

    // What needs no statement to be read.
    private static Verdict? Before(DecisionState state, Purpose purpose, Channel channel, ReasonList reasons)
    {
        if (state.Restricted)
            return reasons.Add(ReasonCode.Restricted, Verdict.Deny);
        return purpose.Channels.Contains(channel) ? null : reasons.Add(ReasonCode.ChannelNotOfPurpose, Verdict.Deny);
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
            var end = start + 1;
            while (end < statements.Length && statements[end].Record == statements[start].Record)
                end++;
            Subject(hearing, statements[start..end], point, ref voices, reasons);
            start = end;
        }
        return voices.Denied ? Verdict.Deny
            : voices.Allowed ? Verdict.Allow
            : voices.Pending ? Verdict.Conditional
            : hearing.NeedsGrant ? reasons.Add(ReasonCode.NoConsent, Verdict.Deny)
            : reasons.Add(ReasonCode.LegalBasis, Verdict.Allow);
    }

    private static Verdict? Forbidden(Hearing hearing, ContactPointKey? point, ReasonList reasons)
    {
        if (point is { } key && hearing.IsSuppressed(key))
            return reasons.Add(ReasonCode.Suppressed, Verdict.Deny);
        const PartyAction optedOut = PartyAction.Sell | PartyAction.Share | PartyAction.Target;
        return hearing.State.GlobalPrivacyControl && (hearing.Purpose.Actions & optedOut) != 0
            ? reasons.Add(ReasonCode.GlobalPrivacyControl, Verdict.Deny)
            : null;
    }

    // The voice of one subject; its statements come latest first.
    private static void Subject(
        Hearing hearing, ReadOnlySpan<ConsentStatement> statements, ContactPointKey? point, ref Voices voices, ReasonList reasons)
    {
        Word contact = default, channel = default, whole = default;
        var actionsHeard = PartyAction.None;
        foreach (var statement in statements)
        {
            if (!hearing.Concerns(statement) || (statement.ContactPoint is { } at && at != point))
                continue;
            if (statement.IsDenial && hearing.IsSuperseded(statement, point))
            {
                reasons.Add(ReasonCode.DenialSuperseded, statement);
                continue;
            }
            if (statement.Purpose is null)
                PartyLevel(hearing, statement, ref actionsHeard, ref voices, reasons);
            else if (statement.ContactPoint is not null)
                Heard(hearing, statement, ref contact, ref voices, reasons);
            else if (statement.Channel is not null)
                Heard(hearing, statement, ref channel, ref voices, reasons);
            else
                Heard(hearing, statement, ref whole, ref voices, reasons);
        }
        Speak(hearing, contact, channel, whole, ref voices, reasons);
    }

    private static void Heard(Hearing hearing, ConsentStatement statement, ref Word word, ref Voices voices, ReasonList reasons)
    {
        if (word.Statement is not null)
            return;
        if (statement.IsDenial)
        {
            if (!statement.HasEnded(hearing.AsOf))
                word.Statement = statement;
        }
        else if (statement.HasEnded(hearing.AsOf))
        {
            // A grant that ran out isn't revived by an older one: it had replaced it.
            if (statement.Action != ConsentAction.DoubleOptInRequested)
            {
                word.Lapsed = true;
                reasons.Add(ReasonCode.GrantExpired, statement);
            }
        }
        else if (!hearing.NamesItsChannel(statement))
        {
            return;
        }
        else if (!hearing.IsConfirmed(statement))
        {
            // A request changes nothing that was said before; it only explains what is missing.
            voices.Pending = true;
            reasons.Add(ReasonCode.ConfirmationMissing, statement);
        }
        else if (!word.Lapsed)
        {
            word.Statement = statement;
        }
    }

    private static void Speak(Hearing hearing, Word contact, Word channel, Word whole, ref Voices voices, ReasonList reasons)
    {
        var voice = contact.Statement ?? channel.Statement ?? whole.Statement;
        if (voice is null)
            return;
        if (!voice.IsDenial)
            voice = LaterDenial(voice, channel.Statement) ?? LaterDenial(voice, whole.Statement) ?? voice;
        var place = voice.ContactPoint is not null ? 0 : voice.Channel is not null ? 1 : 2;
        if (!voice.IsDenial)
        {
            voices.Allowed = true;
            reasons.Add(place switch { 0 => ReasonCode.ContactPointGranted, 1 => ReasonCode.ChannelGranted, _ => ReasonCode.PurposeGranted }, voice);
        }
        else if (hearing.AdmitsObjection)
        {
            voices.Denied = true;
            reasons.Add(place switch { 0 => ReasonCode.ContactPointDenied, 1 => ReasonCode.ChannelDenied, _ => ReasonCode.PurposeDenied }, voice);
        }
        else
        {
            reasons.Add(ReasonCode.ObjectionNotAdmitted, voice);
        }
    }

    private static ConsentStatement? LaterDenial(ConsentStatement grant, ConsentStatement? wider) =>
        wider is { IsDenial: true } && wider.CapturedAt >= grant.CapturedAt ? wider : null;

    private static void PartyLevel(Hearing hearing, ConsentStatement statement, ref PartyAction heard, ref Voices voices, ReasonList reasons)
    {
        if ((statement.PartyAction & hearing.Purpose.Actions & ~heard) == 0 || statement.HasEnded(hearing.AsOf))
            return;
        heard |= statement.PartyAction;
        if (!statement.IsDenial)
            return;
        if (hearing.AdmitsObjection)
        {
            voices.Denied = true;
            reasons.Add(ReasonCode.PartyActionDenied, statement);
        }
        else
        {
            reasons.Add(ReasonCode.ObjectionNotAdmitted, statement);
        }
    }

    private struct Word
    {
        public ConsentStatement? Statement;
        public bool Lapsed;
    }

    private struct Voices
    {
        public bool Denied;
        public bool Allowed;
        public bool Pending;
    }
}
