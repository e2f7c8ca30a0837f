using Google.Protobuf;

namespace IdentityHub.Protos.Contract;

/// <summary>A request that changes something and may carry the caller's id of the write (AIP-155).</summary>
public interface IWriteRequest : IMessage
{
    /// <summary>1 to 64 printable ASCII characters, or empty for none.</summary>
    string RequestId { get; set; }
}
