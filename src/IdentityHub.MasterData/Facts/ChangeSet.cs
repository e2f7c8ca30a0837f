using IdentityHub.Kernel.Ids;

using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Facts;

/// <summary>Everything that one command writes: facts to append, projections to bring up to date.</summary>
public sealed class ChangeSet
{
    /// <summary>Versions to append.</summary>
    public List<RecordVersionFact> Versions { get; } = [];

    /// <summary>Link decisions to append.</summary>
    public List<LinkFact> Links { get; } = [];

    /// <summary>Party revisions to append.</summary>
    public List<PartyFact> Revisions { get; } = [];

    /// <summary>Stewards' decisions to append.</summary>
    public List<StewardFact> Decisions { get; } = [];

    /// <summary>Records that weren't there.</summary>
    public List<RecordState> NewRecords { get; } = [];

    /// <summary>Records to overwrite, with the number of versions that was read; when it isn't the stored one any more, the write is stale.</summary>
    public List<(RecordState State, int Read)> ChangedRecords { get; } = [];

    /// <summary>Parties that weren't there.</summary>
    public List<PartyState> NewParties { get; } = [];

    /// <summary>Parties to overwrite, with the stamp that was read; when it isn't the stored one any more, the write is stale.</summary>
    public List<(PartyState State, long Read)> ChangedParties { get; } = [];

    /// <summary>Match keys to add.</summary>
    public List<(long Key, SourceRecordId Record)> NewMatchKeys { get; } = [];

    /// <summary>Match keys to take away.</summary>
    public List<(long Key, SourceRecordId Record)> GoneMatchKeys { get; } = [];

    /// <summary>Search words to add.</summary>
    public List<(string Word, GlobalPartyId Party)> NewWords { get; } = [];

    /// <summary>Search words to take away.</summary>
    public List<(string Word, GlobalPartyId Party)> GoneWords { get; } = [];

    /// <summary>Pins that stand from now on.</summary>
    public List<Pin> NewPins { get; } = [];

    /// <summary>Pins that no longer stand.</summary>
    public List<MergeId> GonePins { get; } = [];

    /// <summary>Parties of which only a task changed, with the stamp that was read; when it isn't the stored one any more, the write is stale.</summary>
    public List<(GlobalPartyId Party, long Read)> StampedParties { get; } = [];

    /// <summary>Tasks that weren't there.</summary>
    public List<ReviewTaskState> NewTasks { get; } = [];

    /// <summary>Tasks to take away; those that changed are taken away and added.</summary>
    public List<ReviewTaskId> GoneTasks { get; } = [];

    /// <summary>True when there is nothing to write.</summary>
    public bool IsEmpty => Versions.Count + Links.Count + Revisions.Count + Decisions.Count + NewTasks.Count + GoneTasks.Count + NewMatchKeys.Count + GoneMatchKeys.Count == 0;
}
