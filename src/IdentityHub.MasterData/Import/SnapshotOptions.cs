namespace IdentityHub.MasterData.Import;

/// <summary>What a full snapshot of a source may take away.</summary>
/// <param name="AsOf">When the snapshot was taken: records written later aren't missed in it.</param>
public sealed record SnapshotOptions(DateTimeOffset AsOf)
{
    /// <summary>When more than this part of the source's records is gone, the operator has to confirm it: 0 to 1.</summary>
    public double MostGone { get; init; } = 0.1;

    /// <summary>True when the operator has seen the preview and means it.</summary>
    public bool Confirmed { get; init; }
}
