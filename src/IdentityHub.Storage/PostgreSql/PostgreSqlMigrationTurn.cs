using IdentityHub.Storage.Migrating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>An advisory lock of a connection of its own.</summary>
internal sealed class PostgreSqlMigrationTurn : IMigrationTurn
{
    /// <summary>"identity" in ASCII.</summary>
    private const long Lock = 0x6964656e74697479;

    public async Task<IAsyncDisposable> EnterAsync(HubDbContext db, CancellationToken cancellation)
    {
        await MakeDatabaseAsync(db.GetService<IRelationalDatabaseCreator>(), cancellation);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        // A node that migrates may take minutes.
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0, Parameters = { new NpgsqlParameter { Value = Lock } } };
        await take.ExecuteNonQueryAsync(cancellation);
        return connection;
    }

    private static async Task MakeDatabaseAsync(IRelationalDatabaseCreator creator, CancellationToken cancellation)
    {
        try
        {
            if (!await creator.ExistsAsync(cancellation))
                await creator.CreateAsync(cancellation);
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node made it meanwhile.
        }
    }
}
