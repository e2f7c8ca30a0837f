using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;
using IdentityHub.Storage.OpenId;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Sessions and accounts, one round trip each.</summary>
internal sealed class PostgreSqlPersonStore(DatabaseOptions options) : IPersonStore
{
    private const string Roles = $"(SELECT string_agg(r.name, E'\\n') {PersonColumns.Roles})";
    private const string AccountText = $"SELECT {PersonColumns.Account}, {Roles} FROM asp_net_users u WHERE u.id = $1";
    private const string SessionText = $"SELECT {PersonColumns.Session}, {PersonColumns.Account}, {Roles} FROM hub_session s LEFT JOIN asp_net_users u ON u.id = s.account_id WHERE s.id = $1";

    private readonly string connectionString = PostgreSqlConnections.WithPreparedStatements(options.ConnectionString);

    public async ValueTask<AccountClaims?> FindAsync(AccountId account, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(AccountText, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = account.Value } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? PersonColumns.ReadAccount(reader, account) : null;
    }

    public async ValueTask<SignedInPerson?> FindAsync(SessionId session, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(SessionText, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = session.Value } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? PersonColumns.Read(reader, session, static (row, column) => row.GetGuid(column)) : null;
    }
}
