using IdentityHub.Storage.Feed;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>One statement sees one snapshot: what it deletes is what it copies.</summary>
internal sealed class PostgreSqlPositionSql : IPositionSql
{
    public async Task<int> MoveAsync(HubDbContext db, long latest, int limit, CancellationToken cancellation)
    {
        await using var command = db.PostgreSqlCommand(
            """
            WITH taken AS (DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT $2) RETURNING *)
            INSERT INTO change (position, at, kind, party_id, source_system, payload)
            SELECT $1 + row_number() OVER (ORDER BY id), at, kind, party_id, source_system, payload FROM taken
            """, latest, limit);
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
