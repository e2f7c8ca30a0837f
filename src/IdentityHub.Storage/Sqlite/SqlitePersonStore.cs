using System.Data.Common;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;
using IdentityHub.Storage.OpenId;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Sessions and accounts by one prepared statement each.</summary>
internal sealed class SqlitePersonStore(SqliteReaders readers) : IPersonStore
{
    private const string Roles = $"(SELECT group_concat(r.name, char(10)) {PersonColumns.Roles})";
    private const string AccountText = $"SELECT {PersonColumns.Account}, {Roles} FROM asp_net_users u WHERE u.id = @0";
    private const string SessionText = $"SELECT {PersonColumns.Session}, {PersonColumns.Account}, {Roles} FROM hub_session s LEFT JOIN asp_net_users u ON u.id = s.account_id WHERE s.id = @0";

    public ValueTask<AccountClaims?> FindAsync(AccountId account, CancellationToken cancellation) => ValueTask.FromResult(readers.Read(account, static (statements, account) =>
    {
        using var reader = statements.With(AccountText, account.Value.ToByteArray(bigEndian: true)).ExecuteReader();
        return reader.Read() ? PersonColumns.ReadAccount(reader, account) : null;
    }));

    public ValueTask<SignedInPerson?> FindAsync(SessionId session, CancellationToken cancellation) => ValueTask.FromResult(readers.Read(session, static (statements, session) =>
    {
        using var reader = statements.With(SessionText, session.Value.ToByteArray(bigEndian: true)).ExecuteReader();
        return reader.Read() ? PersonColumns.Read(reader, session, ReadGuid) : null;
    }));

    internal static Guid ReadGuid(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);
}
