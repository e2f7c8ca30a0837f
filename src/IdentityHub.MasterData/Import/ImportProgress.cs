namespace IdentityHub.MasterData.Import;

/// <summary>How far an import is.</summary>
/// <param name="Bytes">Bytes of the file done with.</param>
/// <param name="TotalBytes">Bytes of the file.</param>
/// <param name="Records">Rows read, refused ones included, those of an earlier interrupted run included.</param>
/// <param name="Rejected">Rows refused.</param>
/// <param name="Elapsed">Time of this run.</param>
public sealed record ImportProgress(long Bytes, long TotalBytes, long Records, long Rejected, TimeSpan Elapsed);
