namespace IdentityHub.OpenId.Grants;

/// <summary>What an opaque handle stands for. Stored as numbers: never reuse one.</summary>
public enum TokenKind
{
    /// <summary>An authorization code (RFC 6749 §4.1.2).</summary>
    Code = 1,

    /// <summary>A refresh token (RFC 6749 §6).</summary>
    Refresh = 2,

    /// <summary>An access token by reference (RFC 7662).</summary>
    Access = 3,

    /// <summary>A pushed authorization request, named by its request URI (RFC 9126 §2.2).</summary>
    Request = 4,
}
