namespace IdentityHub.Storage.MasterData;

/// <summary>How far the import of a file is; written in the transaction of each batch.</summary>
internal sealed class ImportRunRow
{
    public string Id { get; init; } = "";

    public byte[] Checkpoint { get; set; } = [];

    public DateTimeOffset ChangedAt { get; set; }
}
