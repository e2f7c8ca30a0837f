using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Consent;

/// <summary>A wrapped key under which a subject's payloads are encrypted.</summary>
internal sealed class ConsentSubjectKeyRow
{
    public Guid KeyId { get; init; }

    public SourceRecordId RecordId { get; init; }

    public required byte[] Wrapped { get; init; }
}
