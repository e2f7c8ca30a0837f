using System.Data;
using IdentityHub.Storage.Migrating;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Storage.SqlServer;

/// <summary>An application lock of a connection of its own.</summary>
internal sealed class SqlServerMigrationTurn : IMigrationTurn
{
    private const int DatabaseExists = 1801;

    public async Task<IAsyncDisposable> EnterAsync(HubDbContext db, CancellationToken cancellation)
    {
        await MakeDatabaseAsync(db.GetService<IRelationalDatabaseCreator>(), cancellation);
        var connection = new SqlConnection(new SqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var take = new SqlCommand("sp_getapplock", connection) { CommandType = CommandType.StoredProcedure, CommandTimeout = 0 };
        take.Parameters.AddWithValue("@Resource", "identityhub migration");
        take.Parameters.AddWithValue("@LockMode", "Exclusive");
        take.Parameters.AddWithValue("@LockOwner", "Session");
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
        catch (SqlException failure) when (failure.Number == DatabaseExists)
        {
            // Another node made it meanwhile.
        }
    }
}
