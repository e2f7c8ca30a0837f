using System.Globalization;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Overview;

/// <summary>Says to a person what holds for them, English or German, and what they said, in English.</summary>
internal static class PlainWords
{
    public static string Explain(ConsentDecision decision, string? locale) => ReasonTexts.Plain(decision.Reasons[0].Code, german: locale?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true);

    public static string Tell(LedgerEvent entry, string? contactPoint)
    {
        var statement = entry.Statement;
        var what = statement.Action switch
        {
            ConsentAction.Granted => "You agreed",
            ConsentAction.Denied => "You said no",
            ConsentAction.Withdrawn => "You withdrew your agreement",
            ConsentAction.DoubleOptInRequested => "Your agreement was asked to be confirmed",
            ConsentAction.Expired => "Your agreement ran out",
            ConsentAction.SessionOpened => "You wrote to us",
            ConsentAction.Restricted => "Your data was locked",
            ConsentAction.RestrictionLifted => "Your data was unlocked",
            ConsentAction.Erased => "Your data was erased",
            _ => "You confirmed",
        };
        var channel = statement.Channel is { } on ? $" to {Name(on)}" : "";
        var address = contactPoint is null ? "" : $" for {contactPoint}";
        var how = entry.Method switch
        {
            CaptureMethod.Form => " in a form",
            CaptureMethod.AccountPage => " on your account page",
            CaptureMethod.Agent => " to our customer service",
            CaptureMethod.Keyword => " by message",
            CaptureMethod.UnsubscribeLink => " through an unsubscribe link",
            _ => "",
        };
        var where = entry.CollectionPoint is null ? "" : $" ({entry.CollectionPoint})";
        return $"{what}{channel}{address}{how}{where} on {statement.CapturedAt.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.";
    }

    private static string Name(Channel channel) => channel switch
    {
        Channel.Email => "e-mail",
        Channel.Sms => "text messages",
        Channel.Phone => "calls",
        Channel.Post => "letters",
        Channel.Push => "push notifications",
        Channel.WhatsApp => "WhatsApp messages",
        Channel.Web => "use on our sites",
        _ => "advertising",
    };
}
