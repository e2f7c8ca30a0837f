using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
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
        var step = RecordStep.Of(command, record, now);
        applied.Add((command, record.Id, step.Decision));
        if (step.Version is null)
            return;
        if (step.ChangesPresent)
            Actors[record.Id] = command.Command.Actor;
        Changes.Versions.Add(step.Version);
        place.Put(step.Record!);
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

    private void Create(CheckedCommand command)
    {
        var step = RecordStep.New(command, createRecord(), now);
        Changes.Versions.Add(step.Version!);
        Actors[step.Record!.Id] = command.Command.Actor;
        place.Put(step.Record);
        applied.Add((command, step.Record.Id, step.Decision));
    }

    /// <summary>A deletion of a key that was never known.</summary>
    internal static Refusal RecordNotFound { get; } = Refusal.NotFound("RECORD_NOT_FOUND", "There is no record with this key.");
}
