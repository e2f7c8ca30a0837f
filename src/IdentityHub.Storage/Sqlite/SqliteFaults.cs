using IdentityHub.Storage.Engines;
using Microsoft.Data.Sqlite;

namespace IdentityHub.Storage.Sqlite;

internal sealed class SqliteFaults : IFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueTaken = 2067;

    public Fault Of(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } => Fault.Conflict,
        SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueTaken } => Fault.Duplicate,
        _ => Fault.Lasting,
    };
}
