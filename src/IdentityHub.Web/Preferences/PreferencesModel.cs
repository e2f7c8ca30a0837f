using IdentityHub.Consent.Preferences;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Preferences;

/// <summary>The preference centre.</summary>
/// <param name="View">What holds; null for a link that isn't ours.</param>
/// <param name="Address">Where the form goes.</param>
/// <param name="Brand">The brand shown; null for all.</param>
/// <param name="Brands">The brands that there are subscriptions of.</param>
/// <param name="SignedIn">True within the account.</param>
/// <param name="Notice">What has just happened; null for nothing.</param>
/// <param name="Faults">Why it wasn't saved.</param>
public sealed record PreferencesModel(PreferenceView? View, string Address, string? Brand, IReadOnlyList<string> Brands, bool SignedIn, string? Notice, Faults Faults);
