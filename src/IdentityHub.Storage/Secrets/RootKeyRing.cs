using System.Security.Cryptography;

namespace IdentityHub.Storage.Secrets;

/// <summary>The root keys that this node knows; read once, when first needed.</summary>
internal sealed class RootKeyRing(IEnumerable<IRootKeySource> sources)
{
    private readonly Lazy<IReadOnlyList<RootKey>> keys = new(() => Read(sources));

    public RootKey Newest => Known[^1];

    /// <summary>False when none is configured: what needs no secret works all the same.</summary>
    public bool IsConfigured => keys.Value.Count > 0;

    /// <summary>Keyed hashes stay comparable through rotations, so they keep to the first key.</summary>
    public RootKey Oldest => Known[0];

    public RootKey Find(int version) => Known.FirstOrDefault(key => key.Version == version)
        ?? throw new CryptographicException($"It was encrypted under root key version {version}, which this node doesn't have.");

    private IReadOnlyList<RootKey> Known => keys.Value.Count > 0 ? keys.Value
        : throw new InvalidOperationException("There is no root key: set Hub:RootKey (32 random bytes in base 64, for example from 'openssl rand -base64 32') or Hub:RootKeyFile.");

    private static List<RootKey> Read(IEnumerable<IRootKeySource> sources)
    {
        var found = sources.SelectMany(source => source.Read()).OrderBy(key => key.Version).ToList();
        var twice = found.GroupBy(key => key.Version).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? found : throw new InvalidOperationException($"Root key version {twice.Key} is configured twice.");
    }
}
