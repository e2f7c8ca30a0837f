using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace IdentityHub.Grpc.Idempotency;

/// <summary>What makes two requests the same: method and content, whatever order a client's library writes map entries in.</summary>
internal static class RequestFingerprint
{
    /// <summary>SHA-256 over the method's full name and the message's canonical bytes, as 64 lower-case hexadecimal digits.</summary>
    public static string Of(string method, IMessage request)
    {
        using var buffer = new MemoryStream(request.CalculateSize() + method.Length + 1);
        buffer.Write(Encoding.ASCII.GetBytes(method));
        buffer.WriteByte(0);
        using (var output = new CodedOutputStream(buffer, leaveOpen: true) { Deterministic = true })
            request.WriteTo(output);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }
}
