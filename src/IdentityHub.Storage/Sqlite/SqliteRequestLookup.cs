using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.Sqlite;

/// <summary>One prepared look-up per request: within the process that costs microseconds.</summary>
internal sealed class SqliteRequestLookup : IRequestLookup
{
    public async Task<IReadOnlyList<IdempotencyRow>> FindAsync(HubDbContext db, IReadOnlyList<RequestKey> requests, CancellationToken cancellation)
    {
        await using var command = db.SqliteCommand(
            "SELECT body_hash, answer, expires_at FROM idempotency WHERE client_id = @client AND request_id = @request", ("@client", ""), ("@request", ""));
        var found = new List<IdempotencyRow>();
        foreach (var request in requests)
        {
            command.Parameters[0].Value = request.ClientId;
            command.Parameters[1].Value = request.RequestId;
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            if (!await reader.ReadAsync(cancellation))
                continue;
            found.Add(new IdempotencyRow
            {
                ClientId = request.ClientId,
                RequestId = request.RequestId,
                BodyHash = reader.GetString(0),
                Answer = reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1),
                ExpiresAt = InstantConverter.FromMicroseconds(reader.GetInt64(2)),
            });
        }
        return found;
    }
}
