using System.Runtime.InteropServices;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Loading;

/// <summary>The records of an initial load, as they come to stand after all its rows, in memory.</summary>
internal sealed class LoadedRecords(LoadIds ids, DateTimeOffset startedAt)
{
    private readonly Dictionary<SourceKey, int> places = [];
    private readonly Dictionary<int, List<RecordVersionFact>> histories = [];
    private long rows;

    /// <summary>The records, in the order in which their keys first came.</summary>
    public List<RecordState> States { get; } = [];

    /// <summary>What matching knows of each.</summary>
    public List<MatchFeatures> Features { get; } = [];

    /// <summary>What matching knows of versions of one record that followed each other: whether they are about one person is to be asked.</summary>
    public List<(int Place, MatchFeatures Before, MatchFeatures Now)> Changes { get; } = [];

    /// <summary>Rows that came late.</summary>
    public long Late { get; private set; }

    /// <summary>Takes a row, in the order of the rows. False for a deletion of what isn't there.</summary>
    public bool Apply(CheckedCommand command)
    {
        // A later row is the more recent one, as it would be if the rows came one by one.
        var now = startedAt.AddMicroseconds(rows++);
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, command.Command.Key, out var known);
        if (!known)
        {
            if (command.Deletes)
            {
                places.Remove(command.Command.Key);
                return false;
            }
            place = States.Count;
            States.Add(RecordStep.New(command, ids.Record(place), now).Record!);
            Features.Add(command.Features);
            return true;
        }
        var before = States[place];
        var step = RecordStep.Of(command, before, now);
        if (step.Version is null)
            return true;
        if (!histories.TryGetValue(place, out var history))
            histories.Add(place, history = [OnlyVersion(before, command.Command.Actor)]);
        history.Add(step.Version);
        States[place] = step.Record!;
        if (step.ChangesPresent)
        {
            if (!before.IsSilent && !step.Record!.IsSilent && before.ContentHash != step.Record.ContentHash)
                Changes.Add((place, Features[place], command.Features));
            Features[place] = command.Deletes ? MatchFeatures.None with { HoldsAccount = command.Features.HoldsAccount } : command.Features;
        }
        else
            Late++;
        return true;
    }

    /// <summary>All versions of a record.</summary>
    public IReadOnlyList<RecordVersionFact> VersionsOf(int place, Kernel.Actors.Actor actor) =>
        histories.TryGetValue(place, out var history) ? history : [OnlyVersion(States[place], actor)];

    // Most records have one version, which the record itself tells; it isn't held twice.
    private static RecordVersionFact OnlyVersion(RecordState record, Kernel.Actors.Actor actor) => new()
    {
        Record = record.Id,
        Number = 1,
        Key = record.Key,
        Present = true,
        Deleted = false,
        Content = record.Content,
        ContentHash = record.ContentHash,
        Kind = record.Kind,
        SourceTime = record.SourceTime,
        SourceVersion = record.SourceVersion,
        At = record.ReceivedAt,
        Actor = actor,
    };
}
