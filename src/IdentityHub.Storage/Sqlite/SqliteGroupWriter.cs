using System.Collections.Concurrent;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// Writes what single sign-on's hot path keeps, tokens and used proofs, on a thread of its own, in the queue of the process's writers. What waits
/// when its turn comes is one transaction, so that many requests share one commit and one flush to the disk.
/// </summary>
internal sealed class SqliteGroupWriter(DatabaseOptions options, SqliteWriterGate gate) : IDisposable
{
    private const int MostAtOnce = 256;

    private readonly BlockingCollection<Pending> queue = [];
    private readonly Lock starting = new();
    private Thread? thread;
    private bool disposed;

    /// <summary>
    /// Runs the statements within the next transaction, and returns what they return once that is on the disk. They may run again, alone, when the
    /// transaction fails; the single writer sees everything and nothing comes in between, so what could fail is asked first and nothing has to be taken back.
    /// </summary>
    public ValueTask<int> WriteAsync(Func<SqliteStatements, int> write)
    {
        Start();
        var pending = new Pending(write);
        queue.Add(pending);
        return new ValueTask<int>(pending.Done.Task);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        queue.CompleteAdding();
        thread?.Join();
        queue.Dispose();
    }

    private void Start()
    {
        if (thread is not null)
            return;
        lock (starting)
        {
            if (thread is not null)
                return;
            var made = new Thread(Work) { IsBackground = true, Name = "IdentityHub group writer" };
            made.Start();
            thread = made;
        }
    }

    private void Work()
    {
        SqliteStatements? statements = null;
        var group = new List<Pending>();
        foreach (var first in queue.GetConsumingEnumerable())
        {
            group.Add(first);
            try
            {
                using (gate.Enter())
                {
                    while (group.Count < MostAtOnce && queue.TryTake(out var next))
                        group.Add(next);
                    statements ??= new SqliteStatements(options.ConnectionString);
                    WriteTogether(statements, group);
                }
            }
            catch (Exception failure)
            {
                // Whatever it was, those who wait are told, and the next group begins afresh.
                foreach (var pending in group)
                    pending.Done.TrySetException(failure);
                statements?.Dispose();
                statements = null;
            }
            group.Clear();
        }
        statements?.Dispose();
    }

    private static void WriteTogether(SqliteStatements statements, List<Pending> group)
    {
        try
        {
            InTransaction(statements, group);
        }
        catch (Exception) when (group.Count > 1)
        {
            // One of them is at fault; the others aren't to suffer for it.
            foreach (var pending in group)
            {
                try
                {
                    InTransaction(statements, [pending]);
                }
                catch (Exception own)
                {
                    pending.Done.TrySetException(own);
                }
            }
        }
    }

    private static void InTransaction(SqliteStatements statements, List<Pending> group)
    {
        statements.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var pending in group)
                pending.Result = pending.Write(statements);
            statements.Run("COMMIT");
        }
        catch
        {
            statements.Run("ROLLBACK");
            throw;
        }
        foreach (var pending in group)
            pending.Done.TrySetResult(pending.Result);
    }

    private sealed class Pending(Func<SqliteStatements, int> write)
    {
        public Func<SqliteStatements, int> Write => write;

        public int Result { get; set; }

        public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
