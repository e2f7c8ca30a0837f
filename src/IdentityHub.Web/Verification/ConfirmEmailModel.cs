namespace IdentityHub.Web.Verification;

/// <summary>The landing page of a link by which one end of a change of address agrees.</summary>
/// <param name="Ticket">From the link.</param>
/// <param name="State">Asked, Done, Waiting, LinkInvalid or EmailTaken.</param>
public sealed record ConfirmEmailModel(string Ticket, string State);
