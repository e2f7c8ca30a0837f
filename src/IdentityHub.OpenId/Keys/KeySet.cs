using IdentityHub.OpenId.Clients;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.OpenId.Keys;

/// <summary>The keys as they stand: what signs now, and everything that still verifies or decrypts.</summary>
/// <param name="AccessTokens">Signs access tokens.</param>
/// <param name="IdentityTokens">Signs ID tokens and logout tokens.</param>
/// <param name="Grants">Signs what the hub gives to itself.</param>
/// <param name="PssTokens">Signs the tokens of clients that are set to PS256.</param>
/// <param name="Signing">All signing keys, those in use first; the asymmetric ones are published.</param>
/// <param name="Encryption">All encryption keys, the one in use first.</param>
/// <param name="Stored">The rows they came from.</param>
public sealed record KeySet(SigningCredentials AccessTokens, SigningCredentials IdentityTokens, SigningCredentials Grants, SigningCredentials PssTokens,
    IReadOnlyList<SigningCredentials> Signing, IReadOnlyList<EncryptingCredentials> Encryption, IReadOnlyList<StoredKey> Stored)
{
    /// <summary>What signs tokens of a client that is set to the algorithm.</summary>
    public SigningCredentials For(SigningAlgorithm algorithm) => algorithm switch
    {
        SigningAlgorithm.ES256 => AccessTokens,
        SigningAlgorithm.PS256 => PssTokens,
        _ => IdentityTokens,
    };
}
