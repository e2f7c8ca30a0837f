using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Import;

/// <summary>
/// Imports a file of source records: idempotent, resumable after a kill (its place in the file commits with each batch), in flat memory. Rows that can't be read or
/// are refused go to the rejects, as CSV lines <c>line,reason,detail</c> without the row's values.
/// </summary>
public sealed class BulkImport
{
    /// <summary>
    /// Imports. <paramref name="file"/> must be seekable. <c>SOURCE_SYSTEM_UNKNOWN</c>; <c>INVALID_ARGUMENT</c> for options that fit nothing;
    /// <c>KEY_COLUMN_MISSING</c> when no column names the record.
    /// </summary>
    public Task<Outcome<ImportReport>> RunAsync(
        Stream file, ImportOptions options, Actor actor, TextWriter? rejects, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");
}
