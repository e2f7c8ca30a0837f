using System.Data.Common;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.Storage.Columns;

namespace IdentityHub.Storage.MasterData;

/// <summary>What the engines' own statements for single parties and keys have in common. A party has as many rows as GPIDs redirect to it, at least one.</summary>
internal static class DirectoryColumns
{
    /// <summary>The party asked for is <c>a</c>, the one that answers <c>p</c>, those that redirect to it <c>r</c>; without the condition on <c>a.id</c>.</summary>
    public const string Party =
        """
        SELECT a.id, p.id, p.kind, p.profile, p.revision, p.created_at, p.changed_at, r.id
        FROM party a JOIN party p ON p.id = coalesce(a.merged_into_id, a.id) LEFT JOIN party r ON r.merged_into_id = p.id
        WHERE p.merged_into_id IS NULL AND a.id
        """;

    /// <summary>The record is <c>s</c>, its party <c>p</c>, those that redirect to that <c>r</c>; without the condition on <c>s.key_hash</c>.</summary>
    public const string Key =
        """
        SELECT s.system, s.scope, s.key, s.id, p.id, p.revision, r.id
        FROM source_record s JOIN party p ON p.id = s.party_id LEFT JOIN party r ON r.merged_into_id = p.id
        WHERE NOT s.deleted AND s.key_hash
        """;

    private const int PartyRedirect = 7;
    private const int KeyRedirect = 6;

    /// <summary>The key of the row.</summary>
    public static SourceKey ReadKey(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2));

    /// <summary>The party of its first row; the list takes what <see cref="AddPartyRedirect"/> finds in this and the rows that follow.</summary>
    public static PartyView ReadParty(DbDataReader row, List<GlobalPartyId> redirects, Func<DbDataReader, int, Guid> guid) => new(
        new GlobalPartyId(guid(row, 1)), redirects, (PartyKind)row.GetInt32(2), KeptForm.ReadProfile(row.GetFieldValue<byte[]>(3)), row.GetInt64(4),
        InstantConverter.FromMicroseconds(row.GetInt64(5)), InstantConverter.FromMicroseconds(row.GetInt64(6)));

    /// <summary>The answer of its first row; the list takes what <see cref="AddKeyRedirect"/> finds in this and the rows that follow.</summary>
    public static CrosswalkAnswer ReadAnswer(DbDataReader row, SourceKey key, List<GlobalPartyId> redirects, Func<DbDataReader, int, Guid> guid) =>
        new(key, new GlobalPartyId(guid(row, 4)), new SourceRecordId(guid(row, 3)), redirects, row.GetInt64(5));

    public static void AddPartyRedirect(DbDataReader row, List<GlobalPartyId> redirects, Func<DbDataReader, int, Guid> guid) => Add(row, PartyRedirect, redirects, guid);

    public static void AddKeyRedirect(DbDataReader row, List<GlobalPartyId> redirects, Func<DbDataReader, int, Guid> guid) => Add(row, KeyRedirect, redirects, guid);

    // Oldest first, in whatever order the engine finds them.
    private static void Add(DbDataReader row, int column, List<GlobalPartyId> redirects, Func<DbDataReader, int, Guid> guid)
    {
        if (row.IsDBNull(column))
            return;
        var id = new GlobalPartyId(guid(row, column));
        var place = redirects.Count;
        while (place > 0 && redirects[place - 1].Value.CompareTo(id.Value) > 0)
            place--;
        redirects.Insert(place, id);
    }
}
