using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;

namespace IdentityHub.Demo.Seeding;

/// <summary>What the demo's company uses data for.</summary>
internal static class DemoPurposes
{
    public static readonly PurposeId Newsletter = new("newsletter");
    public static readonly PurposeId Recommendations = new("product-recommendations");
    public static readonly PurposeId OrderUpdates = new("order-updates");

    /// <summary>All of them, in English and German.</summary>
    public static IReadOnlyList<Purpose> All { get; } =
    [
        new(Newsletter, "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email, Channel.Sms],
        [
            new("en", 1, "Newsletter", "New things, recipes and the occasional offer, about twice a month. You can stop it at any time."),
            new("de", 1, "Newsletter", "Neues, Rezepte und ab und zu ein Angebot, etwa zweimal im Monat. Sie können ihn jederzeit abbestellen."),
        ]),
        new(Recommendations, "Product recommendations", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email, Channel.Web],
        [
            new("en", 1, "Recommendations", "We look at what you bought and read to suggest what may suit you."),
            new("de", 1, "Empfehlungen", "Wir sehen uns an, was Sie gekauft und gelesen haben, um Passendes vorzuschlagen."),
        ])
        { Actions = PartyAction.Process | PartyAction.Profile },
        new(OrderUpdates, "Order updates", PurposeKind.Transactional, LegalBasis.Contract, [Channel.Email, Channel.Sms],
        [
            new("en", 1, "Messages about your orders", "Confirmation, delivery and invoice of what you ordered."),
            new("de", 1, "Nachrichten zu Ihren Bestellungen", "Bestätigung, Lieferung und Rechnung zu dem, was Sie bestellt haben."),
        ]),
    ];

    /// <summary>What people subscribe to.</summary>
    public static IReadOnlyList<Subscription> Subscriptions { get; } =
    [
        new(new SubscriptionId("kitchen-news"), "Kitchen news", Newsletter, [Channel.Email],
        [
            new("en", 1, "Kitchen news", "Recipes and new things for the kitchen."),
            new("de", 1, "Küchenpost", "Rezepte und Neues für die Küche."),
        ])
        { Frequency = Frequency.Weekly, OfferedFrequencies = [Frequency.Weekly, Frequency.Monthly] },
        new(new SubscriptionId("offers"), "Offers", Newsletter, [Channel.Email, Channel.Sms],
        [
            new("en", 1, "Offers", "A good price now and then, before it is gone."),
            new("de", 1, "Angebote", "Ab und zu ein guter Preis, bevor er weg ist."),
        ]),
    ];
}
