using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Parties;
using IdentityHub.Storage.MasterData;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Single parties and keys by one prepared statement each.</summary>
internal sealed class SqliteCommittedDirectory(SqliteReaders readers) : ICommittedDirectory
{
    internal const string PartyText = $"{DirectoryColumns.Party} = @0";
    internal const string KeyText = $"{DirectoryColumns.Key} = @0 AND s.system = @1 AND s.scope = @2 AND s.key = @3";

    public ValueTask<PartyView?> FindAsync(GlobalPartyId id, CancellationToken cancellation) => ValueTask.FromResult(readers.Read(id, static (statements, id) =>
    {
        using var reader = statements.With(PartyText, id.Value.ToByteArray(bigEndian: true)).ExecuteReader();
        if (!reader.Read())
            return null;
        var redirects = new List<GlobalPartyId>();
        var view = DirectoryColumns.ReadParty(reader, redirects, SqlitePersonStore.ReadGuid);
        do
            DirectoryColumns.AddPartyRedirect(reader, redirects, SqlitePersonStore.ReadGuid);
        while (reader.Read());
        return view;
    }));

    public ValueTask<CrosswalkAnswer?> FindAsync(SourceKey key, CancellationToken cancellation) => ValueTask.FromResult(readers.Read(key, static (statements, key) =>
    {
        using var reader = statements.With(KeyText, KeyHashes.Of(key), key.System, key.Scope, key.Key).ExecuteReader();
        if (!reader.Read())
            return null;
        var redirects = new List<GlobalPartyId>();
        var answer = DirectoryColumns.ReadAnswer(reader, key, redirects, SqlitePersonStore.ReadGuid);
        do
            DirectoryColumns.AddKeyRedirect(reader, redirects, SqlitePersonStore.ReadGuid);
        while (reader.Read());
        return answer;
    }));
}
