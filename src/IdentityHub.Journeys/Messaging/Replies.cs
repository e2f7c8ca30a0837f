using IdentityHub.Consent.Messaging;

namespace IdentityHub.Journeys.Messaging;

/// <summary>What is answered to a keyword, English and German.</summary>
internal static class Replies
{
    public static string? Of(Keyword keyword, int confirmed, string sender, string locale)
    {
        var german = locale.StartsWith("de", StringComparison.OrdinalIgnoreCase);
        var from = sender.Length > 0 ? $"{sender}: " : "";
        return keyword switch
        {
            Keyword.Stop => from + (german ? "Sie erhalten keine Nachrichten mehr. Mit START können Sie sich wieder anmelden." : "You won't receive any more messages. Reply START to sign up again."),
            Keyword.Start => from + (german ? "Sie erhalten wieder Nachrichten. STOPP beendet sie, HILFE hilft." : "You will receive messages again. Reply STOP to end them, HELP for help."),
            Keyword.Help => from + (german ? "STOPP beendet alle Nachrichten, START meldet Sie wieder an. Es können Kosten Ihres Anbieters anfallen." : "Reply STOP to end all messages, START to sign up again. Message and data rates may apply."),
            Keyword.Confirm when confirmed > 0 => from + (german ? "Danke, Ihre Zustimmung ist bestätigt. STOPP beendet die Nachrichten." : "Thank you, your consent is confirmed. Reply STOP to end messages."),
            _ => null,
        };
    }
}
