using IdentityHub.Consent.Privacy;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Privacy;

/// <summary>The page about the person's data.</summary>
/// <param name="Requests">What they asked for, the newest first.</param>
/// <param name="Notice">What has just happened; null for nothing.</param>
/// <param name="Faults">Why something wasn't done.</param>
public sealed record YourDataModel(IReadOnlyList<PrivacyRequest> Requests, string? Notice, Faults Faults);
