using System.Runtime.CompilerServices;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Decisions;

/// <content>The voice of one subject.</content>
public static partial class DecisionRules
{
    // Its statements come latest first.
    private static void Subject(Hearing hearing, ReadOnlySpan<ConsentStatement> statements, ContactPointKey? point, ref Voices voices, ReasonList reasons)
    {
        var words = default(Words);
        var actionsHeard = PartyAction.None;
        ConsentStatement? session = null;
        var erased = hearing.State.AnyAboutRecord && IsErased(hearing, statements);
        foreach (var statement in statements)
        {
            if (statement.IsAboutRecord || !hearing.Concerns(statement) || (statement.ContactPoint is { } at && at != point) || (erased && !statement.IsDenial))
                continue;
            if (statement.IsDenial && hearing.IsSuperseded(statement, point))
                reasons.Add(ReasonCode.DenialSuperseded, statement);
            else if (statement.Purpose is null)
                PartyLevel(hearing, statement, ref actionsHeard, ref voices, reasons);
            else if (statement.Action == ConsentAction.SessionOpened)
                session ??= hearing.Covers(statement) && !hearing.NeedsParent ? statement : null;
            else
                Heard(hearing, statement, ref words[RankOf(statement)], ref voices, reasons);
        }
        Speak(hearing, words, session, ref voices, reasons);
    }

    // The more specific, the lower.
    private static int RankOf(ConsentStatement statement) =>
        statement.Subscription is not null ? (statement.ContactPoint is not null ? 0 : 1)
        : statement.ContactPoint is not null ? 2
        : statement.Channel is not null ? 3 : 4;

    private static bool IsErased(Hearing hearing, ReadOnlySpan<ConsentStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Action == ConsentAction.Erased && hearing.IsInForce(statement))
                return true;
        }
        return false;
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
        else if (statement.Action == ConsentAction.Expired || hearing.HasRunOut(statement))
        {
            // A grant that ran out isn't revived by an older one: it had replaced it.
            if (statement.Action != ConsentAction.DoubleOptInRequested)
            {
                word.Lapsed = true;
                reasons.Add(ReasonCode.GrantExpired, statement);
            }
        }
        else if (!hearing.NamesItsChannel(statement) || (hearing.NeedsParent && statement.Quality != GrantQuality.Parental))
        {
            return;
        }
        else if (hearing.Missing(statement) is { } missing)
        {
            // A request, or an agreement that isn't enough, changes nothing that was said before; it only explains what is missing.
            voices.Pending = true;
            reasons.Add(missing, statement);
        }
        else if (!word.Lapsed)
        {
            word.Statement = statement;
        }
    }

    private static void Speak(Hearing hearing, Words words, ConsentStatement? session, ref Voices voices, ReasonList reasons)
    {
        ConsentStatement? voice = null;
        for (var rank = 0; rank < Words.Count; rank++)
        {
            if (words[rank].Statement is not { } word)
                continue;
            if (voice is null)
                voice = word;
            else if (!voice.IsDenial && word.IsDenial && word.CapturedAt >= voice.CapturedAt)
                voice = word;
        }
        // Who writes first wants an answer, whatever they refused before; a refusal said since ends it.
        if (session is not null && (voice is null || (voice.IsDenial && voice.CapturedAt < session.CapturedAt)))
            voice = session;
        if (voice is null)
            return;
        var rankOfVoice = RankOf(voice);
        if (!voice.IsDenial)
        {
            voices.Allowed = true;
            reasons.Add(voice.Action == ConsentAction.SessionOpened ? ReasonCode.SessionOpen : GrantedAt(rankOfVoice), voice);
        }
        else if (hearing.AdmitsObjection)
        {
            voices.Denied = true;
            reasons.Add(DeniedAt(rankOfVoice), voice);
        }
        else
        {
            reasons.Add(ReasonCode.ObjectionNotAdmitted, voice);
        }
    }

    private static ReasonCode GrantedAt(int rank) => rank switch
    {
        0 or 1 => ReasonCode.SubscriptionGranted,
        2 => ReasonCode.ContactPointGranted,
        3 => ReasonCode.ChannelGranted,
        _ => ReasonCode.PurposeGranted,
    };

    private static ReasonCode DeniedAt(int rank) => rank switch
    {
        0 or 1 => ReasonCode.SubscriptionDenied,
        2 => ReasonCode.ContactPointDenied,
        3 => ReasonCode.ChannelDenied,
        _ => ReasonCode.PurposeDenied,
    };

    private static void PartyLevel(Hearing hearing, ConsentStatement statement, ref PartyAction heard, ref Voices voices, ReasonList reasons)
    {
        var concerned = statement.PartyAction & hearing.Purpose.Actions & ~heard;
        if (concerned == 0 || statement.HasEnded(hearing.AsOf))
            return;
        heard |= concerned;
        if (!statement.IsDenial)
            return;
        if (statement.Method == CaptureMethod.PrivacySignal && (concerned & OptedOutBySignal) != 0)
        {
            voices.Denied = true;
            reasons.Add(ReasonCode.GlobalPrivacyControl, statement);
        }
        else if (hearing.AdmitsObjection)
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

    [InlineArray(Count)]
    private struct Words
    {
        public const int Count = 5;
        private Word first;
    }
}
