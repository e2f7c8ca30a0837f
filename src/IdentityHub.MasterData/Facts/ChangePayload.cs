namespace IdentityHub.MasterData.Facts;

/// <summary>What a change-feed event of this module carries beside its kind and party; ids as TypeIDs. Members that don't apply are null.</summary>
public sealed record ChangePayload
{
    /// <summary>The party's revision.</summary>
    public long? Revision { get; init; }

    /// <summary>The record that joined, left or was linked.</summary>
    public string? Record { get; init; }

    /// <summary>The source key's system.</summary>
    public string? System { get; init; }

    /// <summary>The source key's scope.</summary>
    public string? Scope { get; init; }

    /// <summary>The source key.</summary>
    public string? Key { get; init; }

    /// <summary>The other party: the survivor of a merge, the party a record left, the party a restored one was in.</summary>
    public string? Other { get; init; }

    /// <summary>The steward's decision behind it.</summary>
    public string? Decision { get; init; }
}
