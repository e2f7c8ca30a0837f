using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.DoubleOptIn;

/// <summary>What the link in a double-opt-in message stands for.</summary>
/// <param name="Request">The request in the ledger that it confirms.</param>
/// <param name="Record">The record that the request is about.</param>
/// <param name="SentAt">When the message was sent.</param>
/// <param name="TokenHash">SHA-256 of the token, 64 lower-case hexadecimal digits: kept as proof.</param>
public sealed record OptInTicket(ConsentEventId Request, SourceRecordId Record, DateTimeOffset SentAt, string TokenHash);
