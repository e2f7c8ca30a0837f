using IdentityHub.Consent.Overview;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Preferences;

/// <summary>The preference centre of one person.</summary>
/// <param name="Record">The record on whose behalf they choose.</param>
/// <param name="Party">Their party.</param>
/// <param name="Topics">The subscriptions that are offered, of the brand and of no brand.</param>
/// <param name="Preferences">What holds of their preferences, stated before inferred.</param>
/// <param name="Purposes">Their consents by purpose with the history.</param>
public sealed record PreferenceView(
    SourceRecordId Record, GlobalPartyId Party, IReadOnlyList<TopicView> Topics, IReadOnlyList<Preference> Preferences, IReadOnlyList<PurposeOverview> Purposes)
{
    /// <summary>A preference by name; null when nobody said or inferred it.</summary>
    public Preference? Find(string name) => Preferences.FirstOrDefault(preference => preference.Name == name && preference.Brand is null);
}
