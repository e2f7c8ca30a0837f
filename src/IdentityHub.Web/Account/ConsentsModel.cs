using IdentityHub.Consent.Overview;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Account;

/// <summary>The consents page.</summary>
/// <param name="Purposes">Every purpose with its state and history; empty for accounts without a record.</param>
/// <param name="Changed">What has just been changed, as a sentence; null for nothing.</param>
/// <param name="Faults">Why the last change wasn't made.</param>
public sealed record ConsentsModel(IReadOnlyList<PurposeOverview> Purposes, string? Changed, Faults Faults);
