namespace IdentityHub.Storage.MasterData;

/// <summary>A registered source system.</summary>
internal sealed class SourceSystemRow
{
    public string Code { get; init; } = "";

    public long Revision { get; set; }

    public byte[] Definition { get; set; } = [];
}
