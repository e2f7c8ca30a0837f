using System.Security.Cryptography;
using IdentityHub.Kernel.Secrets;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.OpenId.Keys;

/// <summary>Makes keys and turns their bytes into what signs and encrypts.</summary>
internal static class KeyMaterial
{
    public const string WrappingPurpose = "openid signing key";

    public static byte[] Generate(KeyUse use)
    {
        switch (use)
        {
            case KeyUse.AccessTokens:
                using (var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                    return elliptic.ExportPkcs8PrivateKey();
            case KeyUse.IdentityTokens or KeyUse.PssTokens:
                using (var rsa = RSA.Create(2048))
                    return rsa.ExportPkcs8PrivateKey();
            default:
                return RandomNumberGenerator.GetBytes(64);
        }
    }

    /// <summary>A new key, wrapped by the root key.</summary>
    public static StoredKey Make(KeyUse use, DateTimeOffset now, (DateTimeOffset Activates, DateTimeOffset Retires, DateTimeOffset Expires) times, IKeyWrapping wrapping)
    {
        var material = Generate(use);
        var key = new StoredKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), use, now, times.Activates, times.Retires, times.Expires, wrapping.Wrap(WrappingPurpose, material));
        CryptographicOperations.ZeroMemory(material);
        return key;
    }

    public static SigningCredentials Signing(StoredKey key, byte[] material)
    {
        switch (key.Use)
        {
            case KeyUse.AccessTokens:
                var elliptic = ECDsa.Create();
                elliptic.ImportPkcs8PrivateKey(material, out _);
                return new SigningCredentials(new ECDsaSecurityKey(elliptic) { KeyId = key.KeyId }, SecurityAlgorithms.EcdsaSha256);
            case KeyUse.IdentityTokens or KeyUse.PssTokens:
                var rsa = RSA.Create();
                rsa.ImportPkcs8PrivateKey(material, out _);
                return new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = key.KeyId }, key.Use == KeyUse.PssTokens ? SecurityAlgorithms.RsaSsaPssSha256 : SecurityAlgorithms.RsaSha256);
            default:
                return new SigningCredentials(new SymmetricSecurityKey(material[..32]) { KeyId = key.KeyId }, SecurityAlgorithms.HmacSha256);
        }
    }

    public static EncryptingCredentials Encryption(StoredKey key, byte[] material) =>
        new(new SymmetricSecurityKey(material[32..]) { KeyId = key.KeyId + "e" }, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512);
}
