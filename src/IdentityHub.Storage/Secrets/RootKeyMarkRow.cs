namespace IdentityHub.Storage.Secrets;

/// <summary>Which root key the keyed hashes of this database are made with: one row, without anything of the key itself.</summary>
internal sealed class RootKeyMarkRow
{
    public int Id { get; init; }

    public int Version { get; init; }

    /// <summary>A keyed hash of a constant.</summary>
    public required byte[] Mark { get; init; }

    public DateTimeOffset MadeAt { get; init; }
}
