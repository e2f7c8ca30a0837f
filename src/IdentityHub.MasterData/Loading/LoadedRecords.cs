using System.Runtime.InteropServices;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Loading;

/// <summary>The records of an initial load, as they come to stand after all its rows, in memory.</summary>
internal sealed class LoadedRecords(LoadIds ids, DateTimeOffset startedAt, IStageBuilder stage)
{
    private readonly Dictionary<SourceKey, int> places = [];
    private readonly Dictionary<int, List<RecordVersionFact>> histories = [];
    private readonly List<LoadedRecord> records = [];
    private long rows;

    /// <summary>How many there are.</summary>
    public int Count => records.Count;

    /// <summary>A record, by its place: in the order in which keys first came.</summary>
    public LoadedRecord this[int place] => records[place];

    /// <summary>Versions of one record that followed each other, by their places on the stage: whether they are about one person is to be asked.</summary>
    public List<(int Place, int Before, int Now)> Changes { get; } = [];

    /// <summary>Rows that came late.</summary>
    public long Late { get; private set; }

    /// <summary>Where matching finds them.</summary>
    public IStageBuilder Stage => stage;

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
            place = records.Count;
            records.Add(new LoadedRecord(RecordStep.New(command, ids.Record(place), now).Record!, stage.Add(command.Features)));
            return true;
        }
        Change(place, command, now);
        return true;
    }

    /// <summary>All versions of a record.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="record">As it stands.</param>
    /// <param name="actor">Who loads.</param>
    public IReadOnlyList<RecordVersionFact> VersionsOf(int place, RecordState record, Kernel.Actors.Actor actor) =>
        histories.TryGetValue(place, out var history) ? history : [OnlyVersion(record, actor)];

    private void Change(int place, CheckedCommand command, DateTimeOffset now)
    {
        var known = records[place];
        var before = known.State(ids.Record(place));
        var step = RecordStep.Of(command, before, now);
        if (step.Version is null)
            return;
        if (!histories.TryGetValue(place, out var history))
            histories.Add(place, history = [OnlyVersion(before, command.Command.Actor)]);
        history.Add(step.Version);
        var entry = known.Entry;
        if (step.ChangesPresent)
        {
            entry = stage.Add(command.Deletes ? MatchFeatures.None with { HoldsAccount = command.Features.HoldsAccount } : command.Features);
            if (!before.IsSilent && !step.Record!.IsSilent && before.ContentHash != step.Record.ContentHash)
                Changes.Add((place, known.Entry, entry));
        }
        else
            Late++;
        records[place] = new LoadedRecord(step.Record!, entry);
    }

    // Most records have one version, which the record itself tells; it isn't held twice.
    private static RecordVersionFact OnlyVersion(RecordState record, Kernel.Actors.Actor actor) => new()
    {
        Record = record.Id,
        Number = 1,
        Key = record.Key,
        Present = true,
        Deleted = false,
        Content = record.Content,
        Kept = record.Kept,
        ContentHash = record.ContentHash,
        Kind = record.Kind,
        SourceTime = record.SourceTime,
        SourceVersion = record.SourceVersion,
        At = record.ReceivedAt,
        Actor = actor,
    };
}
