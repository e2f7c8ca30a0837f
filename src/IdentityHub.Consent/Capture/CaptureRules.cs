using System.Buffers;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Capture;

/// <summary>What a statement must be like before it enters the ledger, whatever the ledger holds.</summary>
internal static class CaptureRules
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly PartyAction AllActions = Enum.GetValues<PartyAction>().Aggregate((all, one) => all | one);
    private const int MaximumAhead = 366;
    private const int MaximumSupersedes = 100;

    /// <summary>Adds a violation for everything that is wrong with the statement; <paramref name="purpose"/> is null for a party-level action.</summary>
    public static void Check(ConsentCapture capture, Purpose? purpose, Subscription? subscription, Actor actor, DateTimeOffset now, string path, List<FieldViolation> violations)
    {
        void Wrong(bool wrong, string field, string description)
        {
            if (wrong)
                violations.Add(new FieldViolation($"{path}.{field}", description));
        }

        Wrong(!Enum.IsDefined(capture.Action), "action", "unknown");
        Wrong(!Enum.IsDefined(capture.Method), "method", "unknown");
        Wrong(capture.Channel is { } channel && !Enum.IsDefined(channel), "channel", "unknown");
        Times(capture, now, Wrong);
        Topic(capture, purpose, Wrong);
        Narrowing(capture, purpose, subscription, Wrong);
        Text(capture.CollectionPoint, 128, "collection_point", Wrong);
        Evidence(capture.Evidence, Wrong);

        var isGrant = capture.Action is ConsentAction.Granted or ConsentAction.DoubleOptInConfirmed;
        Wrong(capture.ByVerifiedOwner && actor.Kind is not (ActorKind.Account or ActorKind.Hub), "by_verified_owner", "only a signed-in person can say so");
        Wrong(capture.Supersedes.Count > 0 && !(isGrant && capture.ByVerifiedOwner), "supersedes", "only a grant by the verified owner takes denials back");
        Wrong(capture.Supersedes.Count > MaximumSupersedes, "supersedes", $"at most {MaximumSupersedes}");
    }

    private static void Topic(ConsentCapture capture, Purpose? purpose, Action<bool, string, string> wrong)
    {
        if (purpose is null)
        {
            var aboutRecord = capture.Action is ConsentAction.Restricted or ConsentAction.RestrictionLifted or ConsentAction.Erased;
            wrong(aboutRecord != (capture.PartyAction == PartyAction.None) || (capture.PartyAction & ~AllActions) != 0, "party_action", "party-level actions when no purpose is given, none for what is about the record");
            wrong(capture.Channel is not null || capture.ContactPoint is not null, "channel", "a party-level action has neither channel nor contact point");
            wrong(!aboutRecord && capture.Action is not (ConsentAction.Granted or ConsentAction.Denied or ConsentAction.Withdrawn), "action", "needs a purpose");
            return;
        }
        wrong(capture.Action is ConsentAction.Restricted or ConsentAction.RestrictionLifted or ConsentAction.Erased, "action", "is about the record: no purpose");
        wrong(capture.PartyAction != PartyAction.None, "party_action", "either a purpose or a party-level action");
        wrong(capture.Channel is { } channel && !purpose.Channels.Contains(channel), "channel", "the purpose isn't offered on this channel");
        wrong(capture.Channel is { } on && capture.ContactPoint is { } point && !Fits(on, point.Kind), "contact_point", "of another kind than the channel uses");
        var isDenial = capture.Action is ConsentAction.Denied or ConsentAction.Withdrawn;
        wrong(!isDenial && capture.Channel is null && purpose.Kind == PurposeKind.Promotional, "channel", "an agreement to a promotional purpose names its channel");
        wrong(capture.Action is ConsentAction.DoubleOptInRequested or ConsentAction.DoubleOptInConfirmed && capture.ContactPoint is null, "contact_point", "needed");
    }

    private static void Narrowing(ConsentCapture capture, Purpose? purpose, Subscription? subscription, Action<bool, string, string> wrong)
    {
        wrong(capture.Brand is { } brand && (!BrandId.TryParse(brand.Code, out _) || (purpose?.Brand is { } own && own != brand)), "brand", "no code of a brand, or not the purpose's");
        wrong(subscription is not null && subscription.Purpose != capture.Purpose, "subscription", "of another purpose");
        wrong(subscription is not null && capture.Channel is { } by && !subscription.Channels.Contains(by), "subscription", "doesn't come by this channel");
        wrong(!Enum.IsDefined(capture.Quality), "quality", "unknown");
        wrong(capture.Place is { } place && !Places.IsValid(place), "place", "an ISO 3166 country or subdivision in capitals");
        wrong(capture.Confirms is not null && capture.Action != ConsentAction.DoubleOptInConfirmed, "confirms", "only a confirmation answers a request");
        var isSession = capture.Action == ConsentAction.SessionOpened;
        wrong(capture.Template is not null && !isSession, "template", "only a session has one");
        Text(capture.Template, 64, "template", wrong);
        wrong(isSession && capture.Channel is not (Channel.Sms or Channel.WhatsApp or Channel.Web or Channel.Push), "channel", "a session is held by messages");
        wrong(isSession && capture.ContactPoint is null, "contact_point", "a session is held with one");
        wrong(isSession && purpose?.Kind == PurposeKind.Promotional, "purpose", "a session is no consent to promotion");
    }

    private static void Times(ConsentCapture capture, DateTimeOffset now, Action<bool, string, string> wrong)
    {
        wrong(capture.CapturedAt < Earliest, "captured_at", "before 1970");
        wrong(capture.CapturedAt > now + ClockSkew, "captured_at", "in the future");
        wrong(capture.EffectiveFrom < Earliest, "effective_from", "before 1970");
        wrong(capture.EffectiveFrom > now.AddDays(MaximumAhead), "effective_from", $"more than {MaximumAhead} days ahead");
        wrong(capture.EffectiveTo > Latest, "effective_to", "after 2199");
        wrong(capture.EffectiveTo <= (capture.EffectiveFrom ?? capture.CapturedAt ?? now), "effective_to", "not after the start");
    }

    private static void Evidence(ConsentEvidence evidence, Action<bool, string, string> wrong)
    {
        Text(evidence.Form, 128, "evidence.form", wrong);
        Text(evidence.Locale, 35, "evidence.locale", wrong);
        Text(evidence.TruncatedAddress, 64, "evidence.truncated_address", wrong);
        Text(evidence.UserAgentClass, 128, "evidence.user_agent_class", wrong);
        Text(evidence.Signal, 2048, "evidence.signal", wrong);
        wrong(evidence.Proof is { } proof && (proof.TokenHash.Length != 64 || proof.TokenHash.AsSpan().ContainsAnyExcept(HexDigits)), "evidence.proof.token_hash", "64 lower-case hexadecimal digits");
        Text(evidence.Proof?.MessageId, 256, "evidence.proof.message_id", wrong);
        wrong(evidence.TextVersion is < 1, "evidence.text_version", "starts at 1");
        wrong(
            evidence.TextHash is { } hash && (hash.Length != 64 || hash.AsSpan().ContainsAnyExcept(HexDigits)),
            "evidence.text_hash", "64 lower-case hexadecimal digits");
    }

    private static void Text(string? text, int maximum, string field, Action<bool, string, string> wrong)
    {
        wrong(text?.Length > maximum, field, $"at most {maximum} characters");
        wrong(text is not null && (text.Any(char.IsControl) || !text.IsNormalizedSafely()), field, "not plain text");
    }

    // IsNormalized throws on lone surrogates: what can't be written as UTF-8 is refused here.
    private static bool IsNormalizedSafely(this string text)
    {
        try
        {
            _ = text.IsNormalized();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool Fits(Channel channel, ContactPointKind kind) => channel switch
    {
        Channel.Email => kind == ContactPointKind.Email,
        Channel.Sms or Channel.Phone => kind == ContactPointKind.Phone,
        Channel.WhatsApp => kind is ContactPointKind.Phone or ContactPointKind.Handle,
        Channel.Post => kind == ContactPointKind.Postal,
        Channel.Push => kind == ContactPointKind.PushToken,
        _ => true,
    };
}
