namespace IdentityHub.MasterData.Loading;

/// <summary>What an initial load came to.</summary>
/// <param name="Rows">Rows read, refused ones included.</param>
/// <param name="Rejected">Rows refused.</param>
/// <param name="Records">Source records.</param>
/// <param name="Parties">Parties.</param>
/// <param name="Tasks">Questions to stewards.</param>
/// <param name="Late">Rows older than another one of the same key: kept in the history.</param>
/// <param name="Resumed">True when it went on with what an interrupted run had written.</param>
/// <param name="AlreadyComplete">True when these very files had been loaded to their end before; nothing was done.</param>
/// <param name="Elapsed">Time of this run.</param>
public sealed record LoadReport(
    long Rows, long Rejected, long Records, long Parties, long Tasks, long Late, bool Resumed, bool AlreadyComplete, TimeSpan Elapsed);
