namespace IdentityHub.Kernel.Work;

/// <summary>Names one write of one client, so that a retry answers what the first try answered.</summary>
/// <param name="ClientId">The caller; ids of different callers never meet.</param>
/// <param name="RequestId">The caller's id of the write, 1 to 64 printable ASCII characters (AIP-155).</param>
/// <param name="BodyHash">SHA-256 of the request's canonical bytes, as 64 lower-case hexadecimal digits.</param>
public sealed record RequestKey(string ClientId, string RequestId, string BodyHash);
