using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Facts;

/// <summary>What was found by keys.</summary>
/// <param name="Records">The records, each once.</param>
/// <param name="Keys">Which match key found which of them.</param>
public sealed record FoundRecords(IReadOnlyList<FoundRecord> Records, IReadOnlyList<(long Key, SourceRecordId Record)> Keys)
{
    /// <summary>Nothing.</summary>
    public static FoundRecords None { get; } = new([], []);
}
