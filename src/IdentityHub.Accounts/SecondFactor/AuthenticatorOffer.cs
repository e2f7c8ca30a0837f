namespace IdentityHub.Accounts.SecondFactor;

/// <summary>A new authenticator secret as the page shows it.</summary>
/// <param name="Ticket">Comes back with the code.</param>
/// <param name="Secret">For typing, in base 32.</param>
/// <param name="Address">For the QR code.</param>
public sealed record AuthenticatorOffer(string Ticket, string Secret, string Address);
