namespace IdentityHub.Journeys.DoubleOptIn;

/// <summary>Payload of the job that asks an address; the address is read and the link made when it is sent, so that neither is kept.</summary>
/// <param name="Request">The request in the ledger.</param>
internal sealed record OptInOrder(string Request);
