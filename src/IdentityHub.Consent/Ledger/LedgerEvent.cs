using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Actors;

namespace IdentityHub.Consent.Ledger;

/// <summary>One event as the ledger keeps it. Never changed; its payload can be made unreadable by destroying the subject's key.</summary>
/// <param name="Statement">What was said, without personal data.</param>
/// <param name="Actor">Who wrote it down.</param>
/// <param name="Method">How it reached the hub.</param>
/// <param name="CollectionPoint">Where it was said; null when unknown.</param>
/// <param name="KeyId">The <see cref="SubjectKey"/> of the payload.</param>
/// <param name="Payload">Contact point, evidence and salt, encrypted; empty once erased.</param>
/// <param name="Commitment">SHA-256 over the salted payload, 32 bytes: says nothing of it, but proves it.</param>
public sealed record LedgerEvent(
    ConsentStatement Statement, Actor Actor, CaptureMethod Method, string? CollectionPoint, Guid KeyId, byte[] Payload, byte[] Commitment);
