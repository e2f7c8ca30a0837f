using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Receipts;

/// <summary>A receipt of one event of the ledger, for the person concerned.</summary>
/// <param name="Event">The event.</param>
/// <param name="Json">The receipt with the fields of ISO/IEC TS 27560, UTF-8 JSON.</param>
/// <param name="Jws">The same, signed: a compact JWS of type <c>consent-receipt+jwt</c> that the hub's published keys verify.</param>
/// <param name="Sealed">True when the receipt carries the proof that the ledger holds the event; an event of the last moments isn't sealed yet.</param>
public sealed record ConsentReceipt(ConsentEventId Event, byte[] Json, string Jws, bool Sealed);
