namespace IdentityHub.Consent.Subscriptions;

/// <summary>Hours of the day in the person's zone. May go over midnight: from 22:00 to 07:00.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The end, exclusive; equal to <paramref name="From"/>: the whole day.</param>
public readonly record struct DeliveryWindow(TimeOnly From, TimeOnly To)
{
    /// <summary>True when the time of day is in it.</summary>
    public bool Contains(TimeOnly time) => From == To || (From < To ? time >= From && time < To : time >= From || time < To);
}
