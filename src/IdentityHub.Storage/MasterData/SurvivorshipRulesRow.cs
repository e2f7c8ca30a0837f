namespace IdentityHub.Storage.MasterData;

/// <summary>The rules of survivorship: one row, once somebody has changed them.</summary>
internal sealed class SurvivorshipRulesRow
{
    public const int TheOne = 1;

    public int Id { get; init; }

    public long Revision { get; set; }

    public byte[] Definition { get; set; } = [];
}
