using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Storage.SqlServer;

/// <summary>Commands on the context's open connection, within its transaction.</summary>
internal static class SqlServerCommands
{
    public static SqlCommand SqlServerCommand(this HubDbContext db, string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = new SqlCommand(text, (SqlConnection)db.Database.GetDbConnection(), (SqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
