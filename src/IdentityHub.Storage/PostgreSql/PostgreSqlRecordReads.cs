using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.Storage.Bulk;
using IdentityHub.Storage.MasterData;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>One statement with an array of keys, whose text and thereby plan stays the same, read straight into what the module speaks.</summary>
internal sealed class PostgreSqlRecordReads : IRecordReads
{
    public async Task<List<(long Key, SourceRecordId Record)>> OfMatchKeysAsync(HubDbContext db, long[] keys, int largestBlock, CancellationToken cancellation)
    {
        // Of a key that too many have no more is read than shows it.
        const string text =
            """
            SELECT asked.key_hash, held.record_id
            FROM unnest($1) AS asked(key_hash) CROSS JOIN LATERAL (SELECT m.record_id FROM match_key m WHERE m.key_hash = asked.key_hash LIMIT $2) AS held
            """;
        var rows = await ReadAsync(db, text, [keys, largestBlock + 1], row => (Key: row.Number(0), Record: new SourceRecordId(row.Id(1))), cancellation);
        var crowded = rows.CountBy(row => row.Key).Where(block => block.Value > largestBlock).Select(block => block.Key).ToHashSet();
        if (crowded.Count > 0)
            rows.RemoveAll(row => crowded.Contains(row.Key));
        return rows;
    }

    public Task<List<FoundRecord>> OfKeyHashesAsync(HubDbContext db, long[] hashes, CancellationToken cancellation) =>
        ReadAsync(db, Found("r.key_hash"), [hashes], RecordColumns.Found, cancellation);

    public Task<List<FoundRecord>> OfIdsAsync(HubDbContext db, SourceRecordId[] ids, CancellationToken cancellation) =>
        ReadAsync(db, Found("r.id"), [Array.ConvertAll(ids, id => id.Value)], RecordColumns.Found, cancellation);

    public Task<List<RecordState>> OfPartiesAsync(HubDbContext db, GlobalPartyId[] parties, CancellationToken cancellation) =>
        ReadAsync(db, $"SELECT {RecordColumns.OfRecord} FROM source_record r WHERE r.party_id = ANY($1)", [Array.ConvertAll(parties, id => id.Value)], RecordColumns.Record, cancellation);

    public Task<List<PartyState>> PartiesAsync(HubDbContext db, GlobalPartyId[] parties, CancellationToken cancellation) => ReadAsync(
        db,
        $"SELECT {RecordColumns.OfParty} FROM party p WHERE p.id = ANY($1) UNION ALL SELECT {RecordColumns.OfParty} FROM party p WHERE p.merged_into_id = ANY($1)",
        [Array.ConvertAll(parties, id => id.Value)], RecordColumns.Party, cancellation);

    private static string Found(string key) => $"SELECT {RecordColumns.OfRecord}, p.stamp FROM source_record r JOIN party p ON p.id = r.party_id WHERE {key} = ANY($1)";

    private static async Task<List<TResult>> ReadAsync<TResult>(HubDbContext db, string text, object[] parameters, Func<IRowValues, TResult> read, CancellationToken cancellation)
    {
        await using var command = db.PostgreSqlCommand(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var row = new PostgreSqlRowValues(reader);
        var found = new List<TResult>();
        while (await reader.ReadAsync(cancellation))
            found.Add(read(row));
        return found;
    }
}
