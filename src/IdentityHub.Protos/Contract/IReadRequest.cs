using Google.Protobuf;
using IdentityHub.Protos.Common.V1;

namespace IdentityHub.Protos.Contract;

/// <summary>A request that reads and says how fresh the answer has to be.</summary>
public interface IReadRequest : IMessage
{
    /// <summary>Null means: as fast as possible.</summary>
    Consistency? Consistency { get; set; }
}
