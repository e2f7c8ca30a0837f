using IdentityHub.OpenId.Protocol.Proof;
using IdentityHub.Storage.Columns;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Used proofs, one statement each: the second of two waits for the first one's commit and then does nothing.</summary>
internal sealed class PostgreSqlUsedProofStore(DatabaseOptions options) : IUsedProofStore
{
    private const string UseText = "INSERT INTO open_id_used_proof (fingerprint, until) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private const string ForgetText = "DELETE FROM open_id_used_proof WHERE fingerprint IN (SELECT fingerprint FROM open_id_used_proof WHERE until < $1 ORDER BY until LIMIT $2)";

    private readonly string connectionString = PostgreSqlConnections.WithPreparedStatements(options.ConnectionString);

    public async ValueTask<bool> UseAsync(byte[] fingerprint, DateTimeOffset until, CancellationToken cancellation) => await RunAsync(
        UseText, new NpgsqlParameter<byte[]> { TypedValue = fingerprint }, new NpgsqlParameter<long> { TypedValue = InstantConverter.ToMicroseconds(until) }, cancellation) == 1;

    public async ValueTask<int> ForgetAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => await RunAsync(
        ForgetText, new NpgsqlParameter<long> { TypedValue = InstantConverter.ToMicroseconds(now) }, new NpgsqlParameter<int> { TypedValue = limit }, cancellation);

    private async Task<int> RunAsync(string text, NpgsqlParameter first, NpgsqlParameter second, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(text, connection) { Parameters = { first, second } };
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
