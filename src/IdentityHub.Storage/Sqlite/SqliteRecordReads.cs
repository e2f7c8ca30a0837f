using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.Storage.Bulk;
using IdentityHub.Storage.MasterData;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IdentityHub.Storage.Sqlite;

/// <summary>A prepared statement run per key on SQLite's own interface: within the process that is quicker than lists of keys, which it reads as JSON.</summary>
internal sealed class SqliteRecordReads : IRecordReads
{
    public Task<List<(long Key, SourceRecordId Record)>> OfMatchKeysAsync(HubDbContext db, long[] keys, int largestBlock, CancellationToken cancellation)
    {
        var found = new List<(long, SourceRecordId)>();
        var begun = 0;
        Run(
            db, $"SELECT key_hash, record_id FROM match_key WHERE key_hash = ? LIMIT {largestBlock + 1}", keys, (values, key) => values.Write(key),
            row => found.Add((row.Number(0), new SourceRecordId(row.Id(1)))),
            () =>
            {
                if (found.Count - begun > largestBlock)
                    found.RemoveRange(begun, found.Count - begun);
                begun = found.Count;
            });
        return Task.FromResult(found);
    }

    public Task<List<FoundRecord>> OfKeyHashesAsync(HubDbContext db, long[] hashes, CancellationToken cancellation) =>
        ReadAsync(db, Found("r.key_hash"), hashes, (values, hash) => values.Write(hash), RecordColumns.Found);

    public Task<List<FoundRecord>> OfIdsAsync(HubDbContext db, SourceRecordId[] ids, CancellationToken cancellation) =>
        ReadAsync(db, Found("r.id"), ids, (values, id) => values.Write(id.Value), RecordColumns.Found);

    public Task<List<RecordState>> OfPartiesAsync(HubDbContext db, GlobalPartyId[] parties, CancellationToken cancellation) =>
        ReadAsync(db, $"SELECT {RecordColumns.OfRecord} FROM source_record r WHERE r.party_id = ?", parties, (values, id) => values.Write(id.Value), RecordColumns.Record);

    public async Task<List<PartyState>> PartiesAsync(HubDbContext db, GlobalPartyId[] parties, CancellationToken cancellation) =>
    [
        .. await ReadAsync(db, $"SELECT {RecordColumns.OfParty} FROM party p WHERE p.id = ?", parties, (values, id) => values.Write(id.Value), RecordColumns.Party),
        .. await ReadAsync(db, $"SELECT {RecordColumns.OfParty} FROM party p WHERE p.merged_into_id = ?", parties, (values, id) => values.Write(id.Value), RecordColumns.Party),
    ];

    private static string Found(string key) => $"SELECT {RecordColumns.OfRecord}, p.stamp FROM source_record r JOIN party p ON p.id = r.party_id WHERE {key} = ?";

    private static Task<List<TResult>> ReadAsync<TKey, TResult>(HubDbContext db, string text, TKey[] keys, Action<SqliteValues, TKey> bind, Func<IRowValues, TResult> read)
    {
        var found = new List<TResult>(keys.Length);
        Run(db, text, keys, bind, row => found.Add(read(row)), () => { });
        return Task.FromResult(found);
    }

    private static void Run<TKey>(HubDbContext db, string text, TKey[] keys, Action<SqliteValues, TKey> bind, Action<IRowValues> take, Action end)
    {
        using var command = db.SqliteCommand("");
        var handle = command.Connection!.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, text, out var statement), handle);
        using (statement)
        {
            var (values, row) = (new SqliteValues(statement), new SqliteRowValues(statement));
            foreach (var key in keys)
            {
                values.Begin();
                bind(values, key);
                int result;
                while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
                    take(row);
                if (result != raw.SQLITE_DONE)
                    SqliteException.ThrowExceptionForRC(result, handle);
                _ = raw.sqlite3_reset(statement);
                end();
            }
        }
    }
}
