namespace IdentityHub.Storage.MasterData;

/// <summary>How a source system's files are read.</summary>
internal sealed class ImportMappingRow
{
    public string System { get; init; } = "";

    public byte[] Definition { get; set; } = [];
}
