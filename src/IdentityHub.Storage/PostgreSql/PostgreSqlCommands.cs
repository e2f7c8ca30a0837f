using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Commands on the context's open connection, within its transaction. Parameters are positional: $1, $2…</summary>
internal static class PostgreSqlCommands
{
    public static NpgsqlCommand PostgreSqlCommand(this HubDbContext db, string text, params ReadOnlySpan<object> parameters)
    {
        var command = new NpgsqlCommand(text, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var value in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    /// <summary>Commands that go together.</summary>
    public static NpgsqlBatch PostgreSqlBatch(this HubDbContext db) =>
        new((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
}
