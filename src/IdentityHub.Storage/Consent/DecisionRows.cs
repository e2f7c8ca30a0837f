using System.Data.Common;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Columns;

namespace IdentityHub.Storage.Consent;

/// <summary>
/// Gathers the rows of one party (<see cref="DecisionColumns.Party"/>) or contact point (<see cref="DecisionColumns.ContactPoint"/>). An event comes once for each suppression of its
/// contact point, and a suppression or a contact point once for each event that names it.
/// </summary>
/// <param name="guid">How the engine keeps ids.</param>
internal sealed class DecisionRows(Func<DbDataReader, int, Guid> guid)
{
    private const int Event = 4;
    private const int PartySuppression = 25;
    private const int ContactSuppression = 1;
    private const int SuppressionColumns = 8;
    private const int Pause = 37;

    private readonly List<ConsentStatement> statements = [];
    private List<(long Id, Suppression Suppression)>? suppressions;
    private List<ContactPointState>? states;
    private HashSet<ConsentEventId>? severalTimes;
    private GlobalPartyId party;
    private PersonFacts facts = PersonFacts.None;
    private (DateTimeOffset At, DateOnly? Until) pause;
    private bool begun;

    /// <summary>Whom the party has been merged into; null when it stands.</summary>
    public GlobalPartyId? MergedInto { get; private set; }

    public PartyConsents Of(GlobalPartyId asked) => new(new PartyStatements(asked, party, statements) { Facts = facts, PausedUntil = pause.Until }, ContactPoints);

    public ContactPointFacts ContactPoints =>
        suppressions is null && states is null ? ContactPointFacts.None : new([.. (suppressions ?? []).Select(entry => entry.Suppression)], states ?? []);

    /// <summary>Takes a row of a party.</summary>
    public void AddOfParty(DbDataReader row)
    {
        if (!begun)
        {
            begun = true;
            party = new GlobalPartyId(guid(row, 1));
            MergedInto = row.IsDBNull(2) ? null : new GlobalPartyId(guid(row, 2));
            facts = ProfileFacts.Read(row.GetFieldValue<byte[]>(3));
        }
        if (!row.IsDBNull(Pause) && Instant(row, Pause + 1) is var at && at > pause.At)
            pause = (at, Preference.DayOf(row.GetString(Pause)));
        if (row.IsDBNull(Event))
            return;
        var id = new ConsentEventId(guid(row, Event));
        if (row.IsDBNull(PartySuppression) || (severalTimes ??= []).Add(id))
            statements.Add(Statement(row, id));
        AddContactPoint(row, PartySuppression);
    }

    /// <summary>Takes a row of a contact point.</summary>
    public void AddOfContactPoint(DbDataReader row) => AddContactPoint(row, ContactSuppression);

    private void AddContactPoint(DbDataReader row, int first)
    {
        if (!row.IsDBNull(first) && row.GetInt64(first) is var id && !(suppressions ??= []).Exists(entry => entry.Id == id))
        {
            suppressions.Add((id, new Suppression(
                LedgerRows.ToKey(guid(row, first + 1))!.Value, (Channel?)Int32(row, first + 2), (SuppressionReason)row.GetInt32(first + 3), Instant(row, first + 4), Instant(row, first + 5))
            {
                Scope = SuppressionScope.TryParse(row.GetString(first + 6), out var scope) ? scope : SuppressionScope.Global, ReleasedAt = OptionalInstant(row, first + 7),
            }));
        }
        var at = first + SuppressionColumns;
        if (row.IsDBNull(at))
            return;
        var key = LedgerRows.ToKey(guid(row, at))!.Value;
        if (!(states ??= []).Exists(state => state.Key == key))
            states.Add(new ContactPointState(key) { VerifiedAt = OptionalInstant(row, at + 1), BouncedAt = OptionalInstant(row, at + 2), IsShared = row.GetBoolean(at + 3) });
    }

    private ConsentStatement Statement(DbDataReader row, ConsentEventId id) => new(
        id, new SourceRecordId(guid(row, 5)), Text(row, 6) is { } purpose ? new PurposeId(purpose) : null, (Channel?)Int32(row, 8),
        row.IsDBNull(9) ? null : LedgerRows.ToKey(guid(row, 9)), (ConsentAction)row.GetInt32(10), Instant(row, 11), Instant(row, 12), OptionalInstant(row, 13), Instant(row, 14))
    {
        PartyAction = (PartyAction)row.GetInt32(7),
        ByVerifiedOwner = row.GetBoolean(15),
        Supersedes = row.IsDBNull(16) ? [] : LedgerRows.Unpack(row.GetFieldValue<byte[]>(16)),
        Brand = Text(row, 17) is { } brand ? new BrandId(brand) : null,
        Subscription = Text(row, 18) is { } subscription ? new SubscriptionId(subscription) : null,
        Template = Text(row, 19),
        Quality = (GrantQuality)row.GetInt32(20),
        Place = Text(row, 21),
        Confirms = row.IsDBNull(22) ? null : new ConsentEventId(guid(row, 22)),
        TextVersion = Int32(row, 23),
        Method = (CaptureMethod)row.GetInt32(24),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Int32(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateTimeOffset Instant(DbDataReader row, int column) => InstantConverter.FromMicroseconds(row.GetInt64(column));

    private static DateTimeOffset? OptionalInstant(DbDataReader row, int column) => row.IsDBNull(column) ? null : Instant(row, column);
}
