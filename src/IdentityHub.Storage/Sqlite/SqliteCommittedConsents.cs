using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Consent;

namespace IdentityHub.Storage.Sqlite;

/// <summary>What single decisions depend on, by one prepared statement each.</summary>
internal sealed class SqliteCommittedConsents(SqliteReaders readers) : ICommittedConsents
{
    internal const string PartyText = $"{DecisionColumns.Party} = @0";
    private const string ContactPointText = $"{DecisionColumns.ContactPoint} FROM (SELECT @0 AS contact_key) k {DecisionColumns.OfContactPoint}";

    public ValueTask<PartyConsents?> OfPartyAsync(GlobalPartyId party, CancellationToken cancellation)
    {
        var (found, into) = Read(party, party);
        // A merged party redirects to one that stands. Should it ever not, the way is followed to its end.
        for (var left = 16; into is { } next && left > 0; left--)
            (found, into) = Read(next, party);
        return ValueTask.FromResult(into is null ? found : null);
    }

    public ValueTask<ContactPointFacts> OfContactPointAsync(ContactPointKey contactPoint, CancellationToken cancellation) => ValueTask.FromResult(readers.Read(contactPoint, static (statements, key) =>
    {
        using var reader = statements.With(ContactPointText, LedgerRows.ToGuid(key).ToByteArray(bigEndian: true)).ExecuteReader();
        var rows = new DecisionRows(SqlitePersonStore.ReadGuid);
        while (reader.Read())
            rows.AddOfContactPoint(reader);
        return rows.ContactPoints;
    }));

    private (PartyConsents? Found, GlobalPartyId? Into) Read(GlobalPartyId party, GlobalPartyId asked) => readers.Read((party, asked), static (statements, question) =>
    {
        using var reader = statements.With(PartyText, question.party.Value.ToByteArray(bigEndian: true)).ExecuteReader();
        if (!reader.Read())
            return default((PartyConsents?, GlobalPartyId?));
        var rows = new DecisionRows(SqlitePersonStore.ReadGuid);
        do
            rows.AddOfParty(reader);
        while (reader.Read());
        return (rows.Of(question.asked), rows.MergedInto);
    });
}
