using IdentityHub.Storage.Feed;

namespace IdentityHub.Storage.Sqlite;

/// <summary>The sequencer is the single writer while it runs, so that nothing is committed between its two statements.</summary>
internal sealed class SqlitePositionSql : IPositionSql
{
    public async Task<int> MoveAsync(HubDbContext db, long latest, int limit, CancellationToken cancellation)
    {
        await using var copy = db.SqliteCommand(
            """
            INSERT INTO change (position, at, kind, party_id, source_system, payload)
            SELECT @latest + row_number() OVER (ORDER BY id), at, kind, party_id, source_system, payload
            FROM (SELECT * FROM outbox ORDER BY id LIMIT @limit) ORDER BY id
            """, ("@latest", latest), ("@limit", limit));
        var moved = await copy.ExecuteNonQueryAsync(cancellation);
        await using var delete = db.SqliteCommand("DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT @limit)", ("@limit", limit));
        await delete.ExecuteNonQueryAsync(cancellation);
        return moved;
    }
}
