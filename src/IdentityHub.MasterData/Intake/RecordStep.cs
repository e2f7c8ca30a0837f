using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Intake;

/// <summary>What one write does to one record. Pure: the one meaning of "newer", "late" and "the same again" for single writes, imports and initial loads.</summary>
/// <param name="Decision">What became of the write.</param>
/// <param name="Record">The record after it; null when nothing is written.</param>
/// <param name="Version">The version to append; null when nothing is written.</param>
internal readonly record struct RecordStep(IntakeDecision Decision, RecordState? Record, RecordVersionFact? Version)
{
    /// <summary>True when the record's present is another one, or newly confirmed.</summary>
    public bool ChangesPresent => Version is { Present: true };

    /// <summary>Of a record that wasn't there. A deletion isn't for it.</summary>
    public static RecordStep New(CheckedCommand command, Kernel.Ids.SourceRecordId id, DateTimeOffset now)
    {
        var record = new RecordState
        {
            Id = id,
            Key = command.Command.Key,
            Versions = 1,
            Content = command.Content,
            Kept = command.Kept,
            ContentHash = command.ContentHash,
            Kind = command.Kind,
            SourceTime = command.SourceTime,
            SourceVersion = command.SourceVersion,
            ReceivedAt = now,
            ChangedAt = now,
        };
        return new RecordStep(IntakeDecision.Joined, record, Fact(command, id, 1, present: true, command.SourceTime, command.SourceVersion, now));
    }

    /// <summary>Of a record that is known.</summary>
    public static RecordStep Of(CheckedCommand command, RecordState record, DateTimeOffset now)
    {
        var decision = Decide(command, record);
        if (decision == IntakeDecision.Unchanged && !command.IsStampedNewerThan(record))
            return new RecordStep(decision, null, null);

        var number = record.Versions + 1;
        if (decision == IntakeDecision.Late)
        {
            return new RecordStep(
                decision, record with { Versions = number }, Fact(command, record.Id, number, present: false, command.SourceTime, command.SourceVersion, now));
        }
        // A tombstone keeps the stamps of what it replaced, so that a delayed copy of that version doesn't bring it back.
        var time = command.SourceTime ?? (command.Deletes || record.SourceTime is null ? record.SourceTime : now);
        var version = command.SourceVersion ?? record.SourceVersion;
        var next = record with
        {
            Versions = number,
            Content = command.Content,
            Kept = command.Kept,
            ContentHash = command.ContentHash,
            Kind = command.Kind,
            Deleted = command.Deletes,
            SourceTime = time,
            SourceVersion = version,
            ChangedAt = now,
        };
        return new RecordStep(decision, next, Fact(command, record.Id, number, present: true, time, version, now));
    }

    private static IntakeDecision Decide(CheckedCommand command, RecordState record)
    {
        if (command.Deletes)
            return record.Deleted ? IntakeDecision.Unchanged : IntakeDecision.Deleted;
        if (command.IsOlderThan(record))
            return IntakeDecision.Late;
        return !record.Deleted && command.ContentHash == record.ContentHash ? IntakeDecision.Unchanged : IntakeDecision.Updated;
    }

    private static RecordVersionFact Fact(
        CheckedCommand command, Kernel.Ids.SourceRecordId record, int number, bool present, DateTimeOffset? sourceTime, long? sourceVersion, DateTimeOffset now) => new()
    {
        Record = record,
        Number = number,
        Key = command.Command.Key,
        Present = present,
        Deleted = command.Deletes,
        Content = command.Content,
        Kept = command.Kept,
        ContentHash = command.ContentHash,
        Kind = command.Kind,
        SourceTime = sourceTime,
        SourceVersion = sourceVersion,
        At = now,
        Actor = command.Command.Actor,
    };
}
