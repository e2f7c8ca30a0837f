using IdentityHub.Kernel.Ids;

namespace IdentityHub.Kernel.Consistency;

/// <summary>The revisions of the parties that a write touched; a read that carries it is never older.</summary>
/// <param name="Revisions">Party and its revision after the write; at most 64.</param>
public sealed record ConsistencyToken(IReadOnlyList<(GlobalPartyId Party, long Revision)> Revisions)
{
    /// <summary>Nothing touched.</summary>
    public static ConsistencyToken Empty { get; } = new([]);
}
