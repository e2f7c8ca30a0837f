using System.Data.Common;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Parties;
using IdentityHub.Storage.MasterData;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Single parties and keys, those of callers who come together in one statement.</summary>
internal sealed class PostgreSqlCommittedDirectory : ICommittedDirectory
{
    private const string PartyText = $"{DirectoryColumns.Party} = ANY ($1)";
    private const string KeyText = $"{DirectoryColumns.Key} = ANY ($1)";

    private readonly SharedRoundTrips<GlobalPartyId, PartyView> parties;
    private readonly SharedRoundTrips<SourceKey, CrosswalkAnswer> keys;

    public PostgreSqlCommittedDirectory(PostgreSqlLookUps connections)
    {
        parties = new SharedRoundTrips<GlobalPartyId, PartyView>(connections, ReadAsync);
        keys = new SharedRoundTrips<SourceKey, CrosswalkAnswer>(connections, ReadAsync);
    }

    public ValueTask<PartyView?> FindAsync(GlobalPartyId id, CancellationToken cancellation) => parties.AskAsync(id, cancellation);

    public ValueTask<CrosswalkAnswer?> FindAsync(SourceKey key, CancellationToken cancellation) => keys.AskAsync(key, cancellation);

    private static async Task<IReadOnlyDictionary<GlobalPartyId, PartyView>> ReadAsync(NpgsqlConnection connection, GlobalPartyId[] ids)
    {
        await using var command = new NpgsqlCommand(PartyText, connection) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = Array.ConvertAll(ids, id => id.Value) } } };
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<GlobalPartyId, PartyView>(ids.Length);
        var redirects = new Dictionary<GlobalPartyId, List<GlobalPartyId>>(ids.Length);
        while (await reader.ReadAsync())
        {
            var asked = new GlobalPartyId(ReadGuid(reader, 0));
            if (!redirects.TryGetValue(asked, out var known))
            {
                redirects.Add(asked, known = []);
                found.Add(asked, DirectoryColumns.ReadParty(reader, known, ReadGuid));
            }
            DirectoryColumns.AddPartyRedirect(reader, known, ReadGuid);
        }
        return found;
    }

    private static async Task<IReadOnlyDictionary<SourceKey, CrosswalkAnswer>> ReadAsync(NpgsqlConnection connection, SourceKey[] keys)
    {
        await using var command = new NpgsqlCommand(KeyText, connection) { Parameters = { new NpgsqlParameter<long[]> { TypedValue = Array.ConvertAll(keys, KeyHashes.Of) } } };
        await using var reader = await command.ExecuteReaderAsync();
        // By hash, so that another key of the same hash may be among them: it is asked for by nobody.
        var found = new Dictionary<SourceKey, CrosswalkAnswer>(keys.Length);
        var redirects = new Dictionary<SourceKey, List<GlobalPartyId>>(keys.Length);
        while (await reader.ReadAsync())
        {
            var key = DirectoryColumns.ReadKey(reader);
            if (!redirects.TryGetValue(key, out var known))
            {
                redirects.Add(key, known = []);
                found.Add(key, DirectoryColumns.ReadAnswer(reader, key, known, ReadGuid));
            }
            DirectoryColumns.AddKeyRedirect(reader, known, ReadGuid);
        }
        return found;
    }

    private static Guid ReadGuid(DbDataReader row, int column) => row.GetGuid(column);
}
