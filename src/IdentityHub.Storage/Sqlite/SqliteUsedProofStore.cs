using IdentityHub.OpenId.Protocol.Proof;
using IdentityHub.Storage.Columns;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Used proofs by <see cref="SqliteGroupWriter"/>: requests that come together share one commit.</summary>
internal sealed class SqliteUsedProofStore(SqliteGroupWriter writer) : IUsedProofStore
{
    private const string UseText = "INSERT INTO open_id_used_proof (fingerprint, until) VALUES (@0, @1) ON CONFLICT DO NOTHING";
    private const string ForgetText = "DELETE FROM open_id_used_proof WHERE fingerprint IN (SELECT fingerprint FROM open_id_used_proof WHERE until < @0 ORDER BY until LIMIT @1)";

    public async ValueTask<bool> UseAsync(byte[] fingerprint, DateTimeOffset until, CancellationToken cancellation) =>
        await writer.WriteAsync(statements => statements.Run(UseText, fingerprint, InstantConverter.ToMicroseconds(until))) == 1;

    public ValueTask<int> ForgetAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        writer.WriteAsync(statements => statements.Run(ForgetText, InstantConverter.ToMicroseconds(now), limit));
}
