using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Erasing;

/// <summary>What is left of a record that was erased.</summary>
public static class ErasedRecord
{
    private const string Prefix = "erased:";

    /// <summary>The key of its tombstone: its own id, which names nobody.</summary>
    public static string KeyOf(SourceRecordId record) => $"{Prefix}{record}";

    /// <summary>True for the key of a tombstone.</summary>
    public static bool Is(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);
}
