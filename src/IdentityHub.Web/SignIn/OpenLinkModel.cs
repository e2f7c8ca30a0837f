namespace IdentityHub.Web.SignIn;

/// <summary>The landing page of a sign-in link.</summary>
/// <param name="Ticket">From the link.</param>
/// <param name="Good">True when it can be used in this browser.</param>
public sealed record OpenLinkModel(string Ticket, bool Good);
