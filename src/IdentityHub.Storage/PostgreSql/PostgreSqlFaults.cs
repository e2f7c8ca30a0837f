using IdentityHub.Storage.Engines;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

internal sealed class PostgreSqlFaults : IFaults
{
    public Fault Of(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable } => Fault.Conflict,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => Fault.Duplicate,
        _ => Fault.Lasting,
    };
}
