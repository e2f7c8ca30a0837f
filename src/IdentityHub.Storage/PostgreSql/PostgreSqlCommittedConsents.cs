using System.Data.Common;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Consent;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>What single decisions depend on, for callers who come together in one statement.</summary>
internal sealed class PostgreSqlCommittedConsents : ICommittedConsents
{
    private const string PartyText = $"{DecisionColumns.Party} = ANY ($1)";
    private const string ContactPointText = $"{DecisionColumns.ContactPoint} FROM unnest($1) AS k(contact_key) {DecisionColumns.OfContactPoint}";

    private readonly SharedRoundTrips<GlobalPartyId, DecisionRows> parties;
    private readonly SharedRoundTrips<ContactPointKey, DecisionRows> contactPoints;

    public PostgreSqlCommittedConsents(PostgreSqlLookUps connections)
    {
        parties = new SharedRoundTrips<GlobalPartyId, DecisionRows>(connections, (connection, keys) =>
            ReadAsync(connection, PartyText, Array.ConvertAll(keys, key => key.Value), key => new GlobalPartyId(key), static (rows, row) => rows.AddOfParty(row)));
        contactPoints = new SharedRoundTrips<ContactPointKey, DecisionRows>(connections, (connection, keys) =>
            ReadAsync(connection, ContactPointText, Array.ConvertAll(keys, LedgerRows.ToGuid), key => LedgerRows.ToKey(key)!.Value, static (rows, row) => rows.AddOfContactPoint(row)));
    }

    public async ValueTask<PartyConsents?> OfPartyAsync(GlobalPartyId party, CancellationToken cancellation)
    {
        var rows = await parties.AskAsync(party, cancellation);
        // A merged party redirects to one that stands. Should it ever not, the way is followed to its end.
        for (var left = 16; rows?.MergedInto is { } next && left > 0; left--)
            rows = await parties.AskAsync(next, cancellation);
        return rows is { MergedInto: null } ? rows.Of(party) : null;
    }

    public async ValueTask<ContactPointFacts> OfContactPointAsync(ContactPointKey contactPoint, CancellationToken cancellation) =>
        (await contactPoints.AskAsync(contactPoint, cancellation))?.ContactPoints ?? ContactPointFacts.None;

    private static async Task<IReadOnlyDictionary<TKey, DecisionRows>> ReadAsync<TKey>(
        NpgsqlConnection connection, string text, Guid[] keys, Func<Guid, TKey> keyOf, Action<DecisionRows, DbDataReader> add) where TKey : notnull
    {
        await using var command = new NpgsqlCommand(text, connection) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = keys } } };
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<TKey, DecisionRows>(keys.Length);
        while (await reader.ReadAsync())
        {
            var key = keyOf(reader.GetGuid(0));
            if (!found.TryGetValue(key, out var rows))
                found.Add(key, rows = new DecisionRows(static (row, column) => row.GetGuid(column)));
            add(rows, reader);
        }
        return found;
    }
}
