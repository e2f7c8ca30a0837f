using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;

namespace IdentityHub.Consent.Ledger;

/// <summary>The personal part of an event.</summary>
/// <param name="ContactPoint">The address, readable.</param>
/// <param name="ContactPointKey">Its keyed hash, as the statement has it: binds the one to the other.</param>
/// <param name="Evidence">What proves the statement.</param>
/// <param name="Salt">32 random bytes, so that a commitment can't be guessed.</param>
public sealed record LedgerPayload(ContactPoint? ContactPoint, ContactPointKey? ContactPointKey, ConsentEvidence Evidence, byte[] Salt);
