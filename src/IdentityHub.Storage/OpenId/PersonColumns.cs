using System.Data.Common;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Storage.Columns;

namespace IdentityHub.Storage.OpenId;

/// <summary>What the engines' own statements for sessions and accounts have in common.</summary>
internal static class PersonColumns
{
    /// <summary>Between the names of roles, none of which has one.</summary>
    public const char Separator = '\n';

    /// <summary>Of sessions <c>s</c>, in the order of <see cref="ReadSession"/>.</summary>
    public const string Session =
        "s.account_id, s.started_at, s.authenticated_at, s.last_seen_at, s.expires_at, s.methods, s.device, s.network, s.ended_at, s.ending";

    /// <summary>Of accounts <c>u</c>, in the order of <see cref="ReadAccount"/>; the roles come after them.</summary>
    public const string Account =
        "u.given_name, u.family_name, u.locale, u.email, u.email_confirmed, u.phone_number, u.phone_number_confirmed, u.updated_at, u.closed_at";

    public const string Roles = "FROM asp_net_user_roles m JOIN asp_net_roles r ON r.id = m.role_id WHERE m.user_id = u.id";

    private const int SessionColumns = 10;

    public static SignedInPerson Read(DbDataReader reader, SessionId id, Func<DbDataReader, int, Guid> guid)
    {
        var session = ReadSession(reader, id, guid);
        return new SignedInPerson(session, reader.IsDBNull(SessionColumns) ? null : ReadAccount(reader, session.Account, SessionColumns));
    }

    public static AccountClaims ReadAccount(DbDataReader reader, AccountId account, int first = 0)
    {
        var (given, family) = (reader.GetString(first), reader.GetString(first + 1));
        return new AccountClaims(account, reader.IsDBNull(first + 8))
        {
            Name = $"{given} {family}".Trim(),
            GivenName = given,
            FamilyName = family,
            Locale = reader.GetString(first + 2),
            Email = Text(reader, first + 3),
            EmailVerified = reader.GetBoolean(first + 4),
            PhoneNumber = Text(reader, first + 5),
            PhoneNumberVerified = reader.GetBoolean(first + 6),
            UpdatedAt = InstantConverter.FromMicroseconds(reader.GetInt64(first + 7)),
            Roles = Text(reader, first + 9) is { Length: > 0 } roles ? [.. roles.Split(Separator).Order(StringComparer.Ordinal)] : [],
        };
    }

    private static SessionRecord ReadSession(DbDataReader reader, SessionId id, Func<DbDataReader, int, Guid> guid) => new(
        id, new AccountId(guid(reader, 0)), Instant(reader, 1), Instant(reader, 2), Instant(reader, 3), Instant(reader, 4),
        reader.GetString(5).Split(' ', StringSplitOptions.RemoveEmptyEntries), reader.GetString(6), Text(reader, 7), reader.IsDBNull(8) ? null : Instant(reader, 8))
    {
        Ending = reader.IsDBNull(9) ? null : (SessionEnding)reader.GetInt32(9),
    };

    private static DateTimeOffset Instant(DbDataReader reader, int column) => InstantConverter.FromMicroseconds(reader.GetInt64(column));

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
