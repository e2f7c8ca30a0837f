using System.Data;
using System.Text;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Work;
using Microsoft.Data.SqlClient;

namespace IdentityHub.Storage.SqlServer;

/// <summary>Seeks by pairs of parameters; both columns hold UTF-8 bytes here (see <see cref="ByteWiseKeys"/>).</summary>
internal sealed class SqlServerRequestLookup : IRequestLookup
{
    private const int PairsPerCommand = 256;

    public async Task<IReadOnlyList<IdempotencyRow>> FindAsync(HubDbContext db, IReadOnlyList<RequestKey> requests, CancellationToken cancellation)
    {
        var found = new List<IdempotencyRow>();
        foreach (var chunk in requests.Chunk(PairsPerCommand))
        {
            await using var command = db.SqlServerCommand(Text(chunk.Length));
            for (var i = 0; i < chunk.Length; i++)
            {
                command.Parameters.Add(new SqlParameter($"@c{i}", SqlDbType.VarBinary) { Value = Encoding.UTF8.GetBytes(chunk[i].ClientId) });
                command.Parameters.Add(new SqlParameter($"@r{i}", SqlDbType.VarBinary) { Value = Encoding.UTF8.GetBytes(chunk[i].RequestId) });
            }
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                found.Add(new IdempotencyRow
                {
                    ClientId = Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(0)),
                    RequestId = Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(1)),
                    BodyHash = reader.GetString(2),
                    Answer = await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetFieldValue<byte[]>(3),
                    ExpiresAt = InstantConverter.FromMicroseconds(reader.GetInt64(4)),
                });
            }
        }
        return found;
    }

    internal static string Text(int pairs) =>
        "SELECT client_id, request_id, body_hash, answer, expires_at FROM idempotency WHERE "
        + string.Join(" OR ", Enumerable.Range(0, pairs).Select(i => $"(client_id = @c{i} AND request_id = @r{i})"));
}
