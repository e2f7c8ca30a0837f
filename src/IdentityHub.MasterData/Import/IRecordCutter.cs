namespace IdentityHub.MasterData.Import;

/// <summary>Cuts a file into records without reading what they say.</summary>
internal interface IRecordCutter
{
    /// <summary>The records from a place on that an earlier <see cref="FileRecord.End"/> gave; 0 is the beginning.</summary>
    /// <param name="from">The place.</param>
    /// <param name="line">The line at that place, from 1.</param>
    /// <param name="cancellation">Stops.</param>
    IAsyncEnumerable<FileRecord> ReadAsync(long from, long line, CancellationToken cancellation);
}
