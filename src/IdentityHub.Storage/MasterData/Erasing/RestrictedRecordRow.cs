using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData.Erasing;

/// <summary>A record that is kept because the law says so, out of sight and use: encrypted under the root key.</summary>
internal sealed class RestrictedRecordRow
{
    public SourceRecordId RecordId { get; init; }

    public required string Request { get; init; }

    public DateTimeOffset? KeptUntil { get; init; }

    public required byte[] Sealed { get; init; }
}
