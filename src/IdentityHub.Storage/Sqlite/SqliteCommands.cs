using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Commands on the context's open connection, within its transaction.</summary>
internal static class SqliteCommands
{
    public static SqliteCommand SqliteCommand(this HubDbContext db, string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = new SqliteCommand(text, (SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
