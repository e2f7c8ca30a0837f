using IdentityHub.Storage.Engines;
using Microsoft.Data.SqlClient;

namespace IdentityHub.Storage.SqlServer;

internal sealed class SqlServerFaults : IFaults
{
    private const int DeadlockVictim = 1205;
    private const int LockTimeout = 1222;
    private const int SnapshotConflict = 3960;
    private const int StripeNotGranted = 50001;
    private const int UniqueConstraint = 2627;
    private const int UniqueIndex = 2601;

    public Fault Of(Exception exception) => exception switch
    {
        SqlException { Number: DeadlockVictim or LockTimeout or SnapshotConflict or StripeNotGranted } => Fault.Conflict,
        SqlException { Number: UniqueConstraint or UniqueIndex } => Fault.Duplicate,
        _ => Fault.Lasting,
    };
}
