using Google.Protobuf;

namespace IdentityHub.Protos.Contract;

/// <summary>An answer that carries a consistency token.</summary>
public interface IAnswer : IMessage
{
    /// <summary>For later reads that must not be older.</summary>
    string ConsistencyToken { get; set; }
}
