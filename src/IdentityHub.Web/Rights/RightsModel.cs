using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Rights;

/// <summary>The page that sends a link.</summary>
/// <param name="Contact">What was typed; null for nothing yet.</param>
/// <param name="Sent">True when a link is on its way, should anybody be known.</param>
/// <param name="Faults">Why it isn't.</param>
public sealed record RightsModel(string? Contact, bool Sent, Faults Faults);
