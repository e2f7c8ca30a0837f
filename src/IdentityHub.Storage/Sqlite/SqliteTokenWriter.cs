using System.Collections.Concurrent;
using IdentityHub.OpenId.Grants;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.OpenId;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// Writes tokens on a thread of its own, in the queue of the process's writers. What waits when its turn comes is one transaction, so that many
/// requests share one commit and one flush to the disk.
/// </summary>
internal sealed class SqliteTokenWriter(DatabaseOptions options, SqliteWriterGate gate) : IDisposable
{
    private const int MostAtOnce = 256;

    // 1 is valid, 2 redeemed (TokenState).
    private const string UseText =
        """
        UPDATE open_id_token SET state = 2, used_at = @0, successor = @1 WHERE hash = @2 AND state = 1
        AND (family_id IS NULL OR EXISTS (SELECT 1 FROM open_id_family f WHERE f.id = family_id AND f.ended_at IS NULL))
        """;

    private const string SessionText = "SELECT count(*) FROM hub_session WHERE id = @0 AND ended_at IS NULL";
    private const string TakesPartText = "INSERT INTO hub_session_client (session_id, client_id, at) VALUES (@0, @1, @2) ON CONFLICT DO NOTHING";
    private const string OpenText = "INSERT INTO open_id_family (id, session_id, account_id, client_id, at, kept_until) VALUES (@0, @1, @2, @3, @4, @5)";
    private const string KeepText = $"INSERT INTO open_id_token ({TokenColumns.Written}) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8)";

    private readonly BlockingCollection<Pending> queue = [];
    private readonly Lock starting = new();
    private Thread? thread;
    private bool disposed;

    public ValueTask<bool> WriteAsync(TokenWrite write)
    {
        Start();
        var pending = new Pending(write);
        queue.Add(pending);
        return new ValueTask<bool>(pending.Done.Task);
    }

    public void Dispose()
    {
        // Registered under several interfaces, so that the container disposes it as often.
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
            var made = new Thread(Work) { IsBackground = true, Name = "IdentityHub token writer" };
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
                pending.Succeeded = Write(statements, pending.Write);
            statements.Run("COMMIT");
        }
        catch
        {
            statements.Run("ROLLBACK");
            throw;
        }
        foreach (var pending in group)
            pending.Done.TrySetResult(pending.Succeeded);
    }

    /// <summary>The single writer sees everything and nothing comes in between: what could fail is asked first, so that nothing has to be taken back.</summary>
    private static bool Write(SqliteStatements statements, TokenWrite write)
    {
        if (write.Family?.Session is { } session && (long)statements.With(SessionText, Bytes(session.Value)).ExecuteScalar()! == 0)
            return false;
        if (write.Use is { } use && statements.Run(UseText, Micros(write.At), use.Successor, use.Id.Hash.ToArray()) == 0)
            return false;
        if (write.Family is { } family)
        {
            statements.Run(OpenText, Bytes(family.Id), Bytes(family.Session?.Value), Bytes(family.Account?.Value), family.ClientId, Micros(family.At), Micros(family.KeptUntil));
            if (family.Session is { } takesPart)
                statements.Run(TakesPartText, Bytes(takesPart.Value), family.ClientId, Micros(family.At));
        }
        foreach (var token in write.Tokens)
        {
            statements.Run(KeepText, token.Id.Hash.ToArray(), (int)token.Kind, (int)TokenState.Valid, token.ClientId, Bytes(token.Family),
                Micros(token.CreatedAt), Micros(token.ExpiresAt), Micros(token.KeptUntil), token.Payload);
        }
        return true;
    }

    private static byte[]? Bytes(Guid? id) => id?.ToByteArray(bigEndian: true);

    private static long Micros(DateTimeOffset instant) => InstantConverter.ToMicroseconds(instant);

    private sealed class Pending(TokenWrite write)
    {
        public TokenWrite Write => write;

        public bool Succeeded { get; set; }

        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
