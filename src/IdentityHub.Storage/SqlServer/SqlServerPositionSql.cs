using IdentityHub.Storage.Feed;

namespace IdentityHub.Storage.SqlServer;

/// <summary>Keeps what it deleted in a table variable, numbers it from there. READPAST passes over rows that aren't committed yet.</summary>
internal sealed class SqlServerPositionSql : IPositionSql
{
    internal const string Text =
        """
        DECLARE @taken TABLE (id bigint NOT NULL PRIMARY KEY, at bigint NOT NULL, kind int NOT NULL, party_id binary(16) NOT NULL,
            source_system nvarchar(64) COLLATE Latin1_General_100_BIN2_UTF8 NULL, payload varbinary(max) NOT NULL);
        WITH oldest AS (SELECT TOP (@limit) * FROM outbox WITH (ROWLOCK, READPAST) ORDER BY id)
        DELETE FROM oldest OUTPUT deleted.id, deleted.at, deleted.kind, deleted.party_id, deleted.source_system, deleted.payload INTO @taken;
        INSERT INTO change (position, at, kind, party_id, source_system, payload)
        SELECT @latest + ROW_NUMBER() OVER (ORDER BY id), at, kind, party_id, source_system, payload FROM @taken ORDER BY id;
        SELECT @@ROWCOUNT;
        """;

    public async Task<int> MoveAsync(HubDbContext db, long latest, int limit, CancellationToken cancellation)
    {
        await using var command = db.SqlServerCommand(Text, ("@latest", latest), ("@limit", limit));
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
