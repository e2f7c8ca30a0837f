using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.MasterData;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent;

internal sealed class SubscriptionStore(HubDbContext db) : ISubscriptionStore
{
    private const int Part = 1000;

    public async Task<IReadOnlyList<SubscriptionChoice>> ChoicesAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation)
    {
        var choices = new List<SubscriptionChoice>();
        foreach (var part in records.Chunk(Part))
            choices.AddRange((await db.Set<ConsentChoiceRow>().AsNoTracking().Where(c => EF.Parameter(part).Contains(c.RecordId)).ToListAsync(cancellation)).Select(ToChoice));
        return choices;
    }

    public async Task<ILookup<GlobalPartyId, SubscriptionChoice>> ChoicesOfAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var choices = new List<(GlobalPartyId Party, SubscriptionChoice Choice)>();
        foreach (var part in parties.Chunk(Part))
        {
            choices.AddRange((await db.Set<SourceRecordRow>().AsNoTracking().Where(record => EF.Parameter(part).Contains(record.PartyId))
                .Join(db.Set<ConsentChoiceRow>(), record => record.Id, row => row.RecordId, (record, row) => new { record.PartyId, Row = row }).ToListAsync(cancellation)).Select(found => (found.PartyId, ToChoice(found.Row))));
        }
        return choices.ToLookup(entry => entry.Party, entry => entry.Choice);
    }

    public async Task ChooseAsync(SubscriptionChoice choice, CancellationToken cancellation)
    {
        var code = choice.Subscription.Code;
        await db.Set<ConsentChoiceRow>().Where(c => c.RecordId == choice.Record && c.Subscription == code && c.Channel == (int)choice.Channel).ExecuteDeleteAsync(cancellation);
        db.Add(new ConsentChoiceRow
        {
            RecordId = choice.Record, Subscription = code, Channel = (int)choice.Channel, ChangedAt = choice.ChangedAt,
            ContactKey = choice.ContactPoint is { } key ? LedgerRows.ToGuid(key) : null, Frequency = (int?)choice.Frequency,
            WindowFrom = Minutes(choice.Window?.From), WindowTo = Minutes(choice.Window?.To), QuietFrom = Minutes(choice.QuietHours?.From), QuietTo = Minutes(choice.QuietHours?.To),
            TimeZone = choice.TimeZone, PausedUntil = choice.PausedUntil, Inferred = choice.Inferred,
        });
    }

    public Task ForgetAsync(SourceRecordId record, CancellationToken cancellation) =>
        db.Set<ConsentChoiceRow>().Where(c => c.RecordId == record).ExecuteDeleteAsync(cancellation);

    private static SubscriptionChoice ToChoice(ConsentChoiceRow row) => new(row.RecordId, new SubscriptionId(row.Subscription), (Channel)row.Channel, row.ChangedAt)
    {
        ContactPoint = LedgerRows.ToKey(row.ContactKey), Frequency = (Frequency?)row.Frequency, Window = Window(row.WindowFrom, row.WindowTo),
        QuietHours = Window(row.QuietFrom, row.QuietTo), TimeZone = row.TimeZone, PausedUntil = row.PausedUntil, Inferred = row.Inferred,
    };

    private static int? Minutes(TimeOnly? time) => time is { } given ? given.Hour * 60 + given.Minute : null;

    private static DeliveryWindow? Window(int? from, int? to) =>
        from is { } start && to is { } end ? new DeliveryWindow(new TimeOnly(start / 60, start % 60), new TimeOnly(end / 60, end % 60)) : null;
}
