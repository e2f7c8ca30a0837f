using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Reset;

/// <summary>The landing page of a reset link.</summary>
/// <param name="Ticket">From the link.</param>
/// <param name="Good">True while it can be used.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record ResetPasswordModel(string Ticket, bool Good, Faults Faults);
