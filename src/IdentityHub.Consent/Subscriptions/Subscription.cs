using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Subscriptions;

/// <summary>Something a person subscribes to, for example a weekly newsletter by e-mail: a topic within a purpose, on channels of that purpose.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Its name for employees.</param>
/// <param name="Purpose">The purpose it serves; consent to it is consent to this subscription only.</param>
/// <param name="Channels">The channels it comes by, ascending; at least one, all of the purpose.</param>
/// <param name="Texts">What people read, every version of every language, at least one.</param>
public sealed record Subscription(SubscriptionId Id, string Name, PurposeId Purpose, IReadOnlyList<Channel> Channels, IReadOnlyList<PurposeText> Texts)
{
    /// <summary>The brand it comes from; null for every brand.</summary>
    public BrandId? Brand { get; init; }

    /// <summary>How often it comes unless the person says otherwise.</summary>
    public Frequency Frequency { get; init; } = Frequency.AsItHappens;

    /// <summary>The frequencies that a person may choose from; empty for none but its own.</summary>
    public IReadOnlyList<Frequency> OfferedFrequencies { get; init; } = [];

    /// <summary>When it is sent, in the person's zone; null for any time.</summary>
    public DeliveryWindow? Window { get; init; }
}
