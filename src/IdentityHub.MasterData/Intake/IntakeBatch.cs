using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Intake;

/// <summary>Applies commands to a loaded neighbourhood, in their order, and says what became of each. In memory.</summary>
internal sealed class IntakeBatch(Neighbourhood place, DateTimeOffset now, Func<SourceRecordId> createRecord)
{
    private readonly List<(CheckedCommand Command, SourceRecordId Record, IntakeDecision Decision)> applied = [];
    private readonly Dictionary<int, Refusal> refused = [];

    /// <summary>Who changed the present of which record.</summary>
    public Dictionary<SourceRecordId, Actor> Actors { get; } = [];

    /// <summary>The versions written.</summary>
    public ChangeSet Changes { get; } = new();

    /// <summary>Applies one.</summary>
    public void Apply(CheckedCommand command)
    {
        if (place.Find(command.Command.Key) is not { } record)
        {
            if (command.Deletes)
                refused.Add(command.Place, RecordNotFound);
            else
                Create(command);
            return;
        }
        var decision = Decide(command, record);
        applied.Add((command, record.Id, decision));
        var newer = command.IsStampedNewerThan(record);
        if (decision == IntakeDecision.Unchanged && !newer)
            return;

        var number = record.Versions + 1;
        if (decision == IntakeDecision.Late)
        {
            Changes.Versions.Add(Version(command, record.Id, number, present: false, command.SourceTime, command.SourceVersion));
            place.Put(record with { Versions = number });
            return;
        }
        Actors[record.Id] = command.Command.Actor;
        // A tombstone keeps the stamps of what it replaced, so that a delayed copy of that version doesn't bring it back.
        var time = command.SourceTime ?? (command.Deletes || record.SourceTime is null ? record.SourceTime : now);
        var version = command.SourceVersion ?? record.SourceVersion;
        Changes.Versions.Add(Version(command, record.Id, number, present: true, time, version));
        place.Put(record with
        {
            Versions = number,
            Content = command.Content,
            ContentHash = command.ContentHash,
            Kind = command.Kind,
            Deleted = command.Deletes,
            SourceTime = time,
            SourceVersion = version,
            ChangedAt = now,
        });
    }

    /// <summary>The answers, after the settlement.</summary>
    public IEnumerable<(CheckedCommand Command, Outcome<IntakeReceipt> Outcome)> Answers(IReadOnlyList<CheckedCommand> commands, Settlement settlement)
    {
        var firstOfNewParty = new HashSet<GlobalPartyId>();
        foreach (var (command, id, decision) in applied)
        {
            var record = place.Now[id];
            var party = settlement.PartyOf(record);
            var said = decision switch
            {
                IntakeDecision.Joined when settlement.Created.Contains(record.Party) && firstOfNewParty.Add(record.Party) => IntakeDecision.Created,
                IntakeDecision.Updated when place.Read.TryGetValue(id, out var read) && read.Party != record.Party && settlement.Party(read.Party).Id != record.Party => IntakeDecision.Moved,
                _ => decision,
            };
            var rule = said == IntakeDecision.Unchanged ? "unchanged" : record.Rule;
            yield return (command, new IntakeReceipt(record.Key, id, record.Party, said, rule, party.Revision));
        }
        foreach (var command in commands)
        {
            if (refused.TryGetValue(command.Place, out var refusal))
                yield return (command, refusal);
        }
    }

    private static IntakeDecision Decide(CheckedCommand command, RecordState record)
    {
        if (command.Deletes)
            return record.Deleted ? IntakeDecision.Unchanged : IntakeDecision.Deleted;
        if (command.IsOlderThan(record))
            return IntakeDecision.Late;
        return !record.Deleted && command.ContentHash == record.ContentHash ? IntakeDecision.Unchanged : IntakeDecision.Updated;
    }

    private void Create(CheckedCommand command)
    {
        var id = createRecord();
        Changes.Versions.Add(Version(command, id, 1, present: true, command.SourceTime, command.SourceVersion));
        Actors[id] = command.Command.Actor;
        place.Put(new RecordState
        {
            Id = id,
            Key = command.Command.Key,
            Versions = 1,
            Content = command.Content,
            ContentHash = command.ContentHash,
            Kind = command.Kind,
            SourceTime = command.SourceTime,
            SourceVersion = command.SourceVersion,
            ReceivedAt = now,
            ChangedAt = now,
        });
        applied.Add((command, id, IntakeDecision.Joined));
    }

    private RecordVersionFact Version(
        CheckedCommand command, SourceRecordId record, int number, bool present, DateTimeOffset? sourceTime, long? sourceVersion) => new()
    {
        Record = record,
        Number = number,
        Key = command.Command.Key,
        Present = present,
        Deleted = command.Deletes,
        Content = command.Content,
        ContentHash = command.ContentHash,
        Kind = command.Kind,
        SourceTime = sourceTime,
        SourceVersion = sourceVersion,
        At = now,
        Actor = command.Command.Actor,
    };

    private static Refusal RecordNotFound { get; } = Refusal.NotFound("RECORD_NOT_FOUND", "There is no record with this key.");
}
