using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Ledger;

/// <summary>A key under which the personal payload of one subject's events is encrypted; destroying it erases them.</summary>
/// <param name="Id">Its own id: events name the key they were written under.</param>
/// <param name="Record">The subject.</param>
/// <param name="Wrapped">The key, wrapped by the root key.</param>
public sealed record SubjectKey(Guid Id, SourceRecordId Record, byte[] Wrapped);
