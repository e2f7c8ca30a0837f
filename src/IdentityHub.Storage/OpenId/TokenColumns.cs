using System.Data.Common;
using IdentityHub.OpenId.Grants;
using IdentityHub.Storage.Columns;

namespace IdentityHub.Storage.OpenId;

/// <summary>What the engines' own statements for tokens and notices have in common.</summary>
internal static class TokenColumns
{
    /// <summary>Of tokens <c>t</c> joined with their families <c>f</c> and those' accounts <c>u</c>, in the order of <see cref="Read"/>.</summary>
    public const string Found =
        """
        t.kind, t.state, t.client_id, t.family_id, CASE WHEN t.family_id IS NULL OR (f.id IS NOT NULL AND f.ended_at IS NULL) THEN 1 ELSE 0 END,
        t.expires_at, t.used_at, t.successor, t.payload, CASE WHEN u.id IS NOT NULL AND u.closed_at IS NULL THEN 1 ELSE 0 END
        """;

    public const string From = "open_id_token t LEFT JOIN open_id_family f ON f.id = t.family_id LEFT JOIN asp_net_users u ON u.id = f.account_id";

    public const string Written = "hash, kind, state, client_id, family_id, created_at, expires_at, kept_until, payload";

    public const string Notices = "id, kind, subject, at, until";

    public static StoredToken Read(DbDataReader reader, TokenId id, Func<DbDataReader, int, Guid> guid) => new(
        id, (TokenKind)reader.GetInt32(0), (TokenState)reader.GetInt32(1), reader.GetString(2), reader.IsDBNull(3) ? null : guid(reader, 3), reader.GetInt32(4) == 1,
        InstantConverter.FromMicroseconds(reader.GetInt64(5)), reader.IsDBNull(6) ? null : InstantConverter.FromMicroseconds(reader.GetInt64(6)),
        reader.IsDBNull(7) ? null : reader.GetFieldValue<byte[]>(7), reader.GetFieldValue<byte[]>(8))
    {
        AccountIsOpen = reader.GetInt32(9) == 1,
    };

    public static Notice ReadNotice(DbDataReader reader) => new(
        reader.GetInt64(0), (NoticeKind)reader.GetInt32(1), reader.GetString(2), InstantConverter.FromMicroseconds(reader.GetInt64(3)), InstantConverter.FromMicroseconds(reader.GetInt64(4)));
}
