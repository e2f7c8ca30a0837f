using System.Globalization;

namespace IdentityHub.Consent.Decisions;

/// <summary>What each reason says: formally, for who has to account for a decision, and plainly, for the person concerned. English and German.</summary>
internal static class ReasonTexts
{
    /// <summary>For a lawyer: the rule's source and the day of the latest event included.</summary>
    public static string Formal(DecisionReason reason, bool german)
    {
        var text = german ? Of(reason.Code).FormalGerman : Of(reason.Code).Formal;
        if (reason.At is { } at)
            text += $" ({at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})";
        return reason.Source is null ? $"{text}." : $"{text} [{reason.Source}].";
    }

    /// <summary>For the person concerned.</summary>
    public static string Plain(ReasonCode code, bool german) => german ? Of(code).PlainGerman : Of(code).Plain;

    private static Texts Of(ReasonCode code) => code switch
    {
        ReasonCode.Restricted => new(
            "This person's data is erased or restricted and must not be used", "Die Daten dieser Person sind gelöscht oder eingeschränkt und dürfen nicht verwendet werden",
            "Your data is locked and isn't used.", "Ihre Daten sind gesperrt und werden nicht verwendet."),
        ReasonCode.Erased => new(
            "This person's data was erased; what they refused still counts", "Die Daten dieser Person wurden gelöscht; was sie abgelehnt hat, gilt weiter",
            "Your data was erased.", "Ihre Daten wurden gelöscht."),
        ReasonCode.Suppressed => new(
            "This contact point is on a suppression list", "Diese Kontaktmöglichkeit steht auf einer Sperrliste",
            "We don't send anything to this address.", "An diese Adresse senden wir nichts."),
        ReasonCode.GlobalPrivacyControl => new(
            "The person's browser sends Global Privacy Control, which opts out of selling, sharing and targeting",
            "Der Browser der Person sendet Global Privacy Control und widerspricht damit Verkauf, Weitergabe und zielgerichteter Werbung",
            "Your browser asks not to share or sell your data, so we don't.", "Ihr Browser bittet darum, Ihre Daten nicht weiterzugeben oder zu verkaufen; daran halten wir uns."),
        ReasonCode.ChannelNotOfPurpose => new(
            "The purpose isn't offered on this channel", "Der Zweck wird auf diesem Weg nicht angeboten", "We don't do this in this way.", "Auf diesem Weg machen wir das nicht."),
        ReasonCode.PlaceNotOfPurpose => new(
            "The purpose isn't offered where the person is", "Der Zweck wird am Ort der Person nicht angeboten", "We don't do this where you live.", "Dort, wo Sie wohnen, machen wir das nicht."),
        ReasonCode.BelowAge => new(
            "The person is too young to consent there", "Die Person ist dort zu jung, um einzuwilligen", "You are too young to agree to this.", "Sie sind zu jung, um dem zuzustimmen."),
        ReasonCode.ContactPointBounced => new(
            "Messages to this contact point come back, and its owner has not proved it since",
            "Nachrichten an diese Kontaktmöglichkeit kommen zurück, und ihr Inhaber hat sie seither nicht bestätigt",
            "Our messages to this address came back: please confirm it.", "Unsere Nachrichten an diese Adresse kamen zurück: Bitte bestätigen Sie sie."),
        ReasonCode.ContactPointDenied => new(
            "The person refused or withdrew consent for this contact point", "Die Person hat für diese Kontaktmöglichkeit abgelehnt oder widerrufen", "You said no.", "Sie haben Nein gesagt."),
        ReasonCode.ChannelDenied => new(
            "The person refused or withdrew consent for this channel", "Die Person hat für diesen Weg abgelehnt oder widerrufen", "You said no.", "Sie haben Nein gesagt."),
        ReasonCode.PurposeDenied => new(
            "The person refused or withdrew consent for this purpose", "Die Person hat für diesen Zweck abgelehnt oder widerrufen", "You said no.", "Sie haben Nein gesagt."),
        ReasonCode.SubscriptionDenied => new(
            "The person refused or ended this subscription", "Die Person hat dieses Abonnement abgelehnt oder beendet", "You unsubscribed.", "Sie haben sich abgemeldet."),
        ReasonCode.PartyActionDenied => new(
            "The person refused a kind of processing that this purpose needs", "Die Person hat einer Verarbeitung widersprochen, die dieser Zweck braucht",
            "You objected to this kind of use.", "Sie haben dieser Art der Verwendung widersprochen."),
        ReasonCode.ContactPointGranted => new(
            "The person agreed for this contact point", "Die Person hat für diese Kontaktmöglichkeit eingewilligt", "You agreed.", "Sie haben zugestimmt."),
        ReasonCode.ChannelGranted => new("The person agreed for this channel", "Die Person hat für diesen Weg eingewilligt", "You agreed.", "Sie haben zugestimmt."),
        ReasonCode.PurposeGranted => new("The person agreed to this purpose", "Die Person hat in diesen Zweck eingewilligt", "You agreed.", "Sie haben zugestimmt."),
        ReasonCode.SubscriptionGranted => new("The person subscribed", "Die Person hat abonniert", "You subscribed.", "Sie haben abonniert."),
        ReasonCode.SessionOpen => new(
            "The person wrote first, less than 24 hours ago, and this answers", "Die Person hat vor weniger als 24 Stunden zuerst geschrieben; dies antwortet darauf",
            "You wrote to us, and we answer.", "Sie haben uns geschrieben, und wir antworten."),
        ReasonCode.GrantExpired => new("An earlier agreement has run out", "Eine frühere Einwilligung ist abgelaufen", "Your agreement has run out.", "Ihre Zustimmung ist abgelaufen."),
        ReasonCode.ConfirmationMissing => new(
            "The owner of the contact point has not confirmed yet", "Der Inhaber der Kontaktmöglichkeit hat noch nicht bestätigt",
            "Waiting for you to confirm your address.", "Wir warten darauf, dass Sie Ihre Adresse bestätigen."),
        ReasonCode.EvidenceInsufficient => new(
            "There is an agreement, but not in the way or with the evidence that the law of the place demands",
            "Es gibt eine Einwilligung, aber nicht in der Form oder mit dem Nachweis, den das Recht des Ortes verlangt",
            "We need your agreement in another form.", "Wir brauchen Ihre Zustimmung in anderer Form."),
        ReasonCode.ReconsentNeeded => new(
            "The agreement was given to an earlier wording that no longer counts", "Die Einwilligung galt einer früheren Fassung, die nicht mehr zählt",
            "The text has changed: please agree again.", "Der Text hat sich geändert: Bitte stimmen Sie erneut zu."),
        ReasonCode.DependsOnContactPoint => new(
            "The answer differs between the person's contact points: name one", "Die Antwort ist je nach Kontaktmöglichkeit verschieden: eine nennen",
            "You agreed for some of your addresses and not for others.", "Sie haben für einige Ihrer Adressen zugestimmt, für andere nicht."),
        ReasonCode.NoConsent => new(
            "Nobody agreed, and this purpose needs an explicit agreement", "Niemand hat eingewilligt, und dieser Zweck braucht eine ausdrückliche Einwilligung",
            "You haven't agreed.", "Sie haben nicht zugestimmt."),
        ReasonCode.JurisdictionDefault => new(
            "Nobody agreed, and the law of the place demands an agreement", "Niemand hat eingewilligt, und das Recht des Ortes verlangt eine Einwilligung",
            "You haven't agreed.", "Sie haben nicht zugestimmt."),
        ReasonCode.LegalBasis => new(
            "The purpose has a legal basis other than consent, and nobody objected", "Der Zweck hat eine andere Rechtsgrundlage als die Einwilligung, und niemand hat widersprochen",
            "Needed to serve you; no agreement required.", "Nötig, um Ihnen zu dienen; keine Zustimmung erforderlich."),
        ReasonCode.DenialSuperseded => new(
            "An earlier refusal was taken back by the signed-in person, who was shown it", "Eine frühere Ablehnung hat die angemeldete Person zurückgenommen; sie wurde ihr gezeigt",
            "You took back an earlier no.", "Sie haben ein früheres Nein zurückgenommen."),
        ReasonCode.ObjectionNotAdmitted => new(
            "An objection is on record, but this purpose doesn't admit objections", "Ein Widerspruch liegt vor, dieser Zweck lässt aber keinen zu",
            "This is needed and can't be switched off.", "Dies ist nötig und lässt sich nicht abschalten."),
        ReasonCode.OutsideHours => new(
            "At this hour the law of the place forbids calls and messages of this kind", "Zu dieser Stunde verbietet das Recht des Ortes solche Anrufe und Nachrichten",
            "Not at this hour.", "Nicht zu dieser Stunde."),
        ReasonCode.QuietHours => new(
            "At this hour the person doesn't want it, or the subscription isn't sent", "Zu dieser Stunde möchte die Person es nicht, oder das Abonnement wird nicht versandt",
            "You want nothing at this hour.", "Zu dieser Stunde möchten Sie nichts erhalten."),
        ReasonCode.Paused => new(
            "The person has paused promotional messages", "Die Person hat Werbung ausgesetzt", "You have paused our messages.", "Sie haben unsere Nachrichten ausgesetzt."),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    private sealed record Texts(string Formal, string FormalGerman, string Plain, string PlainGerman);
}
