using System.Collections.Concurrent;

namespace IdentityHub.Storage.Sqlite;

/// <summary>A handful of reading connections with prepared statements, microseconds each; each used by one at a time.</summary>
internal sealed class SqliteReaders(DatabaseOptions options) : IDisposable
{
    private readonly ConcurrentBag<SqliteStatements> idle = [];

    public TResult Read<TState, TResult>(TState state, Func<SqliteStatements, TState, TResult> read)
    {
        if (!idle.TryTake(out var statements))
            statements = new SqliteStatements(options.ConnectionString);
        try
        {
            var result = read(statements, state);
            idle.Add(statements);
            return result;
        }
        catch
        {
            statements.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var statements))
            statements.Dispose();
    }
}
