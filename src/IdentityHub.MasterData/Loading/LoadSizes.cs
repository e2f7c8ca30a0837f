namespace IdentityHub.MasterData.Loading;

/// <summary>How much a load writes at once. A load that was killed goes on under other sizes as well: where it is, is told in parties and rows.</summary>
/// <param name="RecordsInCommit">Records whose parties a commit holds: many, as every commit writes the pages of scattered indexes again.</param>
/// <param name="RowsInCommit">Match keys, words or tasks that a commit holds.</param>
/// <param name="AtOnce">What is handed over at once: lists of more are large objects, for which the collector looks through the whole memory again and again.</param>
internal sealed record LoadSizes(int RecordsInCommit = 48_000, int RowsInCommit = 480_000, int AtOnce = 3_000);
