namespace IdentityHub.Storage.Secrets;

/// <summary>Where root keys come from: configuration, a file, a key store.</summary>
public interface IRootKeySource
{
    /// <summary>The keys it has; none when it isn't configured. Throws <see cref="InvalidOperationException"/> with a sentence for the operator when what it finds is no key.</summary>
    IReadOnlyList<RootKey> Read();
}
