namespace IdentityHub.MasterData.Import;

/// <summary>What a snapshot no longer holds.</summary>
/// <param name="Present">Records of the source and scope that the hub has.</param>
/// <param name="Gone">How many of them the snapshot doesn't have: they are to be deleted.</param>
/// <param name="Rows">Rows in the snapshot.</param>
/// <param name="Unreadable">Rows of it whose key can't be read: what they mean might seem to be gone.</param>
/// <param name="Examples">Keys of the first of those gone, at most 1,000.</param>
public sealed record SnapshotPreview(long Present, long Gone, long Rows, long Unreadable, IReadOnlyList<string> Examples)
{
    /// <summary>Why it isn't done without a confirmation; null when it is.</summary>
    public string? Doubt(SnapshotOptions options)
    {
        if (options.Confirmed || Gone == 0)
            return null;
        return Unreadable > 0 ? "Rows of the snapshot can't be read, and what they mean may seem to be gone."
            : Gone > Present * options.MostGone ? "More of the source's records are gone than may vanish without a confirmation."
            : null;
    }
}
