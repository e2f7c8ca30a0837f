using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Intake;

namespace IdentityHub.MasterData.Import;

/// <summary>A row of a file as a command, or why it is none.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Command">The command; null when the row can't be read.</param>
/// <param name="Reason">A reject's reason; null when there is a command.</param>
/// <param name="Detail">A reject's detail.</param>
internal readonly record struct ImportRow(long Line, IntakeCommand? Command, string? Reason, string Detail)
{
    /// <summary>Reads a record of a file. Safe for several threads.</summary>
    public static ImportRow Of(FileRecord record, IRowReader rows, ImportOptions options, Actor actor)
    {
        if (record.Text is null)
            return new ImportRow(record.Line, null, record.Problem, "");
        var draft = new RecordDraft(options);
        if (rows.Read(record.Text, draft) is { } problem)
            return new ImportRow(record.Line, null, problem.Reason, problem.Detail);
        var deleted = draft.Deleted;
        var upsert = draft.Build();
        if (draft.BadField is { } field)
            return new ImportRow(record.Line, null, "WRONG_TYPE", field);
        return new ImportRow(record.Line, deleted ? IntakeCommand.Delete(upsert.Key, actor) : IntakeCommand.Write(upsert, actor), null, "");
    }
}
