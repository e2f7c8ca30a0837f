using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.PostgreSql;

internal sealed class PostgreSqlRequestLookup : IRequestLookup
{
    public async Task<IReadOnlyList<IdempotencyRow>> FindAsync(HubDbContext db, IReadOnlyList<RequestKey> requests, CancellationToken cancellation)
    {
        await using var command = db.PostgreSqlCommand(
            """
            SELECT i.client_id, i.request_id, i.body_hash, i.answer, i.expires_at
            FROM unnest($1, $2) AS asked(client_id, request_id) JOIN idempotency i ON i.client_id = asked.client_id AND i.request_id = asked.request_id
            """,
            requests.Select(request => request.ClientId).ToArray(), requests.Select(request => request.RequestId).ToArray());
        var found = new List<IdempotencyRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new IdempotencyRow
            {
                ClientId = reader.GetString(0),
                RequestId = reader.GetString(1),
                BodyHash = reader.GetString(2),
                Answer = reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3),
                ExpiresAt = InstantConverter.FromMicroseconds(reader.GetInt64(4)),
            });
        }
        return found;
    }
}
