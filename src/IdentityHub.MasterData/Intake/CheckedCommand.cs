using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Intake;

/// <summary>A command whose input is known to be good, with what matching makes of it.</summary>
/// <param name="Place">Its place among the commands given.</param>
/// <param name="Command">The command.</param>
/// <param name="Content">The content; empty for a deletion.</param>
/// <param name="Kind">What its party is.</param>
/// <param name="ContentHash">Hash of the two.</param>
/// <param name="Features">What matching knows of it.</param>
internal sealed record CheckedCommand(int Place, IntakeCommand Command, SourceRecordContent Content, PartyKind Kind, Guid ContentHash, MatchFeatures Features)
{
    /// <summary>Its match keys.</summary>
    public IReadOnlyList<long> Keys { get; private init; } = [];

    /// <summary>The content's bytes; none for a deletion.</summary>
    public KeptBytes<SourceRecordContent> Kept { get; private init; }

    /// <summary>The commands with their match keys, made together.</summary>
    public static IReadOnlyList<CheckedCommand> WithKeys(IReadOnlyList<CheckedCommand> commands, IRecordMatcher matcher)
    {
        var stage = matcher.Stage([.. commands.Select(command => command.Features)]);
        return [.. commands.Select((command, i) => command with { Keys = stage.KeysOf(i) })];
    }

    /// <summary>True for a deletion.</summary>
    public bool Deletes => Command.Upsert is null;

    /// <summary>The source's time, to the microsecond.</summary>
    public DateTimeOffset? SourceTime => Command.Upsert?.SourceTime is { } time ? Instants.Truncate(time) : null;

    /// <summary>The source's version number.</summary>
    public long? SourceVersion => Command.Upsert?.SourceVersion;

    /// <summary>Checks a command without looking at what is stored.</summary>
    public static Outcome<CheckedCommand> Of(int place, IntakeCommand command, SourceCatalog systems, IRecordMatcher matcher, DateTimeOffset now)
    {
        var violations = command.Upsert is { } given ? RecordRules.Check(given, now) : RecordRules.Check(command.Key);
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        if (!systems.TryGetValue(command.Key.System, out var system))
            return SystemUnknown;
        if (command.Upsert is not { } upsert)
            return new CheckedCommand(place, command, SourceRecordContent.Empty, PartyKind.Person, ContentFingerprint.OfDeletion, MatchFeatures.None);
        var content = upsert.Content.Extra is null ? upsert.Content with { Extra = SourceRecordContent.Empty.Extra } : upsert.Content;
        var kind = upsert.PartyKind
            ?? (content.OrganisationName is not null && content.GivenName is null && content.FamilyName is null ? PartyKind.Organisation : PartyKind.Person);
        var kept = KeptForm.Write(content);
        return new CheckedCommand(place, command, content, kind, ContentFingerprint.Of(kept, kind), matcher.Prepare(command.Key, content, kind, system))
        {
            Kept = new KeptBytes<SourceRecordContent>(content, kept),
        };
    }

    /// <summary>The system isn't registered.</summary>
    public static Refusal SystemUnknown { get; } = new(RefusalKind.FailedPrecondition, "SOURCE_SYSTEM_UNKNOWN", "The source system isn't registered.");

    /// <summary>True when a record knows a newer version already.</summary>
    public bool IsOlderThan(RecordState record)
    {
        if (Deletes)
            return false;
        if (SourceVersion is { } version && record.SourceVersion is { } known)
            return version < known || version == known && record.Deleted;
        if (SourceTime is { } time && record.SourceTime is { } present)
            return time < present || time == present && record.Deleted;
        return false;
    }

    /// <summary>True when the source says that it is newer than what a record knows.</summary>
    public bool IsStampedNewerThan(RecordState record)
    {
        if (SourceVersion is { } version && record.SourceVersion is { } known)
            return version > known;
        if (SourceTime is { } time && record.SourceTime is { } present)
            return time > present;
        return SourceVersion is not null && record.SourceVersion is null || SourceTime is not null && record.SourceTime is null;
    }
}
