namespace IdentityHub.Kernel.Secrets;

/// <summary>Signs what the hub states to the world (certificates, portability files) under its published keys, so that anybody can verify it.</summary>
public interface IStatementSigner
{
    /// <summary>A compact JWS (RFC 7515) over the payload.</summary>
    /// <param name="type">The header's <c>typ</c>, for example <c>erasure-certificate+jwt</c>.</param>
    /// <param name="payload">UTF-8 JSON.</param>
    string Sign(string type, ReadOnlySpan<byte> payload);
}
