namespace IdentityHub.OpenId.Keys;

/// <summary>What a key is for. Stored as numbers: never reuse one.</summary>
public enum KeyUse
{
    /// <summary>Signs access tokens: ES256.</summary>
    AccessTokens = 1,

    /// <summary>Signs ID tokens and logout tokens: RS256, which every client can verify.</summary>
    IdentityTokens = 2,

    /// <summary>Protects codes, refresh tokens and pushed requests at rest: 64 symmetric bytes, never published.</summary>
    Grants = 3,

    /// <summary>Signs the tokens of clients that are set to PS256, with a key of its own: a key is never used by two algorithms.</summary>
    PssTokens = 4,
}
