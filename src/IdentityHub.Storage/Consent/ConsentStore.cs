using IdentityHub.Consent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Changes;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.MasterData;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentStore(HubDbContext db, ConsentSubjects subjects) : IConsentStore
{
    /// <summary>How many ids one statement compares with; SQL Server takes 2,100 parameters.</summary>
    private const int Part = 1000;

    public Task<IReadOnlyList<ResolvedSubject?>> ResolveAsync(IReadOnlyList<ConsentSubject> wanted, CancellationToken cancellation) =>
        subjects.ResolveAsync(wanted, cancellation);

    public async Task<IReadOnlyList<SubjectKey>> SubjectKeysAsync(IReadOnlyList<SourceRecordId> records, CancellationToken cancellation)
    {
        // As one parameter: a list would be a statement of its own for every number of records.
        var ids = records.ToArray();
        return await db.Set<ConsentSubjectKeyRow>().AsNoTracking().Where(k => EF.Parameter(ids).Contains(k.RecordId))
            .Select(k => new SubjectKey(k.KeyId, k.RecordId, k.Wrapped)).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<PartyMembership>> MembershipsAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        await subjects.FlushAsync(cancellation);
        var facts = new Dictionary<GlobalPartyId, PersonFacts>();
        var survivors = (await subjects.SurvivorsAsync(parties, facts, cancellation)).Values.Distinct().ToArray();
        var members = await db.Set<SourceRecordRow>().AsNoTracking().Where(r => EF.Parameter(survivors).Contains(r.PartyId))
            .Select(r => new { r.PartyId, r.Id }).ToListAsync(cancellation);
        var byParty = members.ToLookup(m => m.PartyId, m => m.Id);
        return [.. survivors.Select(party => new PartyMembership(party, [.. byParty[party]]) { Facts = facts.GetValueOrDefault(party, PersonFacts.None) })];
    }

    public async Task AppendAsync(IReadOnlyList<LedgerEvent> events, IReadOnlyList<SubjectKey> newKeys, CancellationToken cancellation)
    {
        await db.InsertManyAsync([.. newKeys.Select(k => new ConsentSubjectKeyRow { KeyId = k.Id, RecordId = k.Record, Wrapped = k.Wrapped })], cancellation);
        await db.InsertManyAsync([.. events.Select(LedgerRows.ToRow)], cancellation);
        await db.InsertManyAsync([.. events.Select(e => new ConsentUnsealedRow { EventId = e.Statement.Id })], cancellation);
    }

    public async Task<IReadOnlyList<PartyStatements>> OfPartiesAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var facts = new Dictionary<GlobalPartyId, PersonFacts>(parties.Count);
        var survivors = await subjects.SurvivorsAsync(parties, facts, cancellation);
        if (survivors.Count == 0)
            return [];
        var said = new Dictionary<GlobalPartyId, List<ConsentStatement>>();
        foreach (var part in survivors.Values.Distinct().Chunk(Part))
        {
            var rows = db.Set<SourceRecordRow>().AsNoTracking().Where(r => EF.Parameter(part).Contains(r.PartyId))
                .Join(Statements(db.Set<ConsentEventRow>()), r => r.Id, e => e.Record, (r, e) => new { Party = r.PartyId, Statement = e });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (!said.TryGetValue(row.Party, out var statements))
                    said[row.Party] = statements = [];
                statements.Add(row.Statement.ToStatement());
            }
        }
        var paused = await PausesAsync([.. survivors.Values.Distinct()], cancellation);
        return [.. survivors.Select(s => new PartyStatements(s.Key, s.Value, said.TryGetValue(s.Value, out var statements) ? statements : [])
        {
            Facts = facts.GetValueOrDefault(s.Value, PersonFacts.None), PausedUntil = paused.TryGetValue(s.Value, out var pause) ? pause.Until : null,
        })];
    }

    /// <summary>The latest stated pause of each party, of whichever record; what is over is the reader's to see.</summary>
    private async Task<Dictionary<GlobalPartyId, (DateTimeOffset At, DateOnly? Until)>> PausesAsync(GlobalPartyId[] parties, CancellationToken cancellation)
    {
        var latest = new Dictionary<GlobalPartyId, (DateTimeOffset At, DateOnly? Until)>();
        foreach (var part in parties.Chunk(Part))
        {
            var rows = db.Set<SourceRecordRow>().AsNoTracking().Where(record => EF.Parameter(part).Contains(record.PartyId))
                .Join(db.Set<PreferenceRow>().Where(row => row.Name == Preference.Pause && row.Brand == "" && !row.Inferred), record => record.Id, row => row.RecordId,
                    (record, row) => new { record.PartyId, row.Value, row.ChangedAt });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (!latest.TryGetValue(row.PartyId, out var known) || known.At < row.ChangedAt)
                    latest[row.PartyId] = (row.ChangedAt, Preference.DayOf(row.Value));
            }
        }
        return latest;
    }

    public async Task<PartyStatements?> OfPartyAsKnownAsync(GlobalPartyId party, DateTimeOffset asKnownAt, CancellationToken cancellation)
    {
        // The revision that was the last one then tells whom the party had been merged into.
        var at = party;
        for (var seen = new HashSet<GlobalPartyId>(); seen.Add(at);)
        {
            var then = await db.Set<PartyRevisionRow>().AsNoTracking().Where(r => r.PartyId == at && r.At <= asKnownAt).OrderByDescending(r => r.Revision)
                .Select(r => new { r.MergedIntoId }).FirstOrDefaultAsync(cancellation);
            if (then is null)
                return null;
            if (then.MergedIntoId is not { } into)
                break;
            at = into;
        }
        // Of the records that ever were the party's, those whose last link at the time was to it.
        var links = await db.Set<LinkDecisionRow>().AsNoTracking()
            .Where(l => l.At <= asKnownAt && db.Set<LinkDecisionRow>().Any(own => own.PartyId == at && own.RecordId == l.RecordId))
            .OrderBy(l => l.Seq).Select(l => new { l.RecordId, l.PartyId }).ToListAsync(cancellation);
        var last = new Dictionary<SourceRecordId, GlobalPartyId>();
        foreach (var link in links)
            last[link.RecordId] = link.PartyId;
        var facts = new Dictionary<GlobalPartyId, PersonFacts>();
        await subjects.SurvivorsAsync([at], facts, cancellation);
        return new PartyStatements(party, at, await OfRecordsAsync([.. last.Where(l => l.Value == at).Select(l => l.Key)], cancellation))
        {
            Facts = facts.GetValueOrDefault(at, PersonFacts.None),
        };
    }

    public async Task<IReadOnlyList<ConsentStatement>> OfRecordsAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation)
    {
        var statements = new List<ConsentStatement>();
        foreach (var part in records.Chunk(Part))
        {
            await foreach (var row in Statements(db.Set<ConsentEventRow>().Where(e => EF.Parameter(part).Contains(e.RecordId))).AsAsyncEnumerable().WithCancellation(cancellation))
                statements.Add(row.ToStatement());
        }
        return statements;
    }

    public async Task<IReadOnlyList<LedgerEvent>> HistoryAsync(SourceRecordId record, int limit, CancellationToken cancellation) =>
        (await db.Set<ConsentEventRow>().AsNoTracking().Where(e => e.RecordId == record).OrderByDescending(e => e.CapturedAt).ThenByDescending(e => e.Id)
            .Take(limit).ToListAsync(cancellation)).ConvertAll(LedgerRows.ToEvent);

    public async Task<IReadOnlyList<Suppression>> SuppressionsAsync(IReadOnlyCollection<ContactPointKey> contactPoints, CancellationToken cancellation)
    {
        var suppressions = new List<Suppression>();
        foreach (var part in contactPoints.Select(LedgerRows.ToGuid).Chunk(Part))
        {
            suppressions.AddRange(
                (await db.Set<ConsentSuppressionRow>().AsNoTracking().Where(s => EF.Parameter(part).Contains(s.ContactKey)).ToListAsync(cancellation)).Select(LedgerRows.ToSuppression));
        }
        return suppressions;
    }

    public async Task<IReadOnlyList<GlobalPartyId>> PartiesOfAsync(IReadOnlyCollection<ContactPointKey> contactPoints, CancellationToken cancellation)
    {
        var parties = new HashSet<GlobalPartyId>();
        foreach (var part in contactPoints.Select(LedgerRows.ToGuid).Chunk(Part))
        {
            parties.UnionWith(await db.Set<ConsentEventRow>().Where(e => e.ContactKey != null && EF.Parameter(part).Contains(e.ContactKey.Value))
                .Join(db.Set<SourceRecordRow>(), e => e.RecordId, r => r.Id, (e, r) => r.PartyId).Distinct().ToListAsync(cancellation));
        }
        return [.. parties];
    }

    public Task SuppressAsync(IReadOnlyList<Suppression> suppressions, CancellationToken cancellation) => db.InsertManyAsync([.. suppressions.Select(s => new ConsentSuppressionRow
    {
        ContactKey = LedgerRows.ToGuid(s.ContactPoint), Channel = (int?)s.Channel, Reason = (int)s.Reason, Since = s.Since, RecordedAt = s.RecordedAt,
        Scope = s.Scope.ToString(), ReleasedAt = s.ReleasedAt,
    })], cancellation);

    public async Task<IReadOnlyList<ContactPointState>> ContactPointStatesAsync(IReadOnlyCollection<ContactPointKey> contactPoints, CancellationToken cancellation)
    {
        var states = new List<ContactPointState>();
        foreach (var part in contactPoints.Select(LedgerRows.ToGuid).Chunk(Part))
        {
            states.AddRange((await db.Set<ConsentContactPointRow>().AsNoTracking().Where(c => EF.Parameter(part).Contains(c.ContactKey)).ToListAsync(cancellation))
                .Select(c => new ContactPointState(LedgerRows.ToKey(c.ContactKey)!.Value) { VerifiedAt = c.VerifiedAt, BouncedAt = c.BouncedAt, IsShared = c.IsShared }));
        }
        return states;
    }

    public async Task SaveAsync(ContactPointState state, CancellationToken cancellation)
    {
        var key = LedgerRows.ToGuid(state.Key);
        var row = await db.Set<ConsentContactPointRow>().SingleOrDefaultAsync(c => c.ContactKey == key, cancellation);
        if (row is null)
            db.Add(row = new ConsentContactPointRow { ContactKey = key });
        (row.VerifiedAt, row.BouncedAt, row.IsShared) = (state.VerifiedAt, state.BouncedAt, state.IsShared);
    }

    public async Task<SourceRecordId?> RecordOfAsync(ConsentEventId id, CancellationToken cancellation)
    {
        var found = await db.Set<ConsentEventRow>().AsNoTracking().Where(e => e.EventId == id).Select(e => e.RecordId).ToListAsync(cancellation);
        return found.Count == 0 ? null : found[0];
    }

    public Task<int> ReleaseAsync(ContactPointKey contactPoint, Channel? channel, IReadOnlyCollection<SuppressionReason> reasons, DateTimeOffset at, CancellationToken cancellation)
    {
        var key = LedgerRows.ToGuid(contactPoint);
        var numbers = reasons.Select(reason => (int)reason).ToArray();
        return db.Set<ConsentSuppressionRow>().Where(s => s.ContactKey == key && s.Channel == (int?)channel && s.ReleasedAt == null && EF.Parameter(numbers).Contains(s.Reason))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ReleasedAt, at), cancellation);
    }

    // Decisions don't read the payload, which is most of a row.
    private static IQueryable<StatementColumns> Statements(IQueryable<ConsentEventRow> rows) => rows.AsNoTracking().Select(e => new StatementColumns
    {
        Id = e.EventId, Record = e.RecordId, Purpose = e.Purpose, PartyAction = e.PartyAction, Channel = e.Channel, ContactKey = e.ContactKey, Action = e.Action,
        CapturedAt = e.CapturedAt, EffectiveFrom = e.EffectiveFrom, EffectiveTo = e.EffectiveTo, RecordedAt = e.RecordedAt, ByVerifiedOwner = e.ByVerifiedOwner,
        Supersedes = e.Supersedes, Brand = e.Brand, Subscription = e.Subscription, Template = e.Template, Quality = e.Quality, Place = e.Place, Confirms = e.ConfirmsId,
        TextVersion = e.TextVersion, Method = e.Method,
    });

    private sealed class StatementColumns
    {
        public ConsentEventId Id { get; init; }

        public SourceRecordId Record { get; init; }

        public string? Purpose { get; init; }

        public int PartyAction { get; init; }

        public int? Channel { get; init; }

        public Guid? ContactKey { get; init; }

        public int Action { get; init; }

        public DateTimeOffset CapturedAt { get; init; }

        public DateTimeOffset EffectiveFrom { get; init; }

        public DateTimeOffset? EffectiveTo { get; init; }

        public DateTimeOffset RecordedAt { get; init; }

        public bool ByVerifiedOwner { get; init; }

        public byte[]? Supersedes { get; init; }

        public string? Brand { get; init; }

        public string? Subscription { get; init; }

        public string? Template { get; init; }

        public int Quality { get; init; }

        public string? Place { get; init; }

        public ConsentEventId? Confirms { get; init; }

        public int? TextVersion { get; init; }

        public int Method { get; init; }

        public ConsentStatement ToStatement() => new(
            Id, Record, Purpose is null ? null : new PurposeId(Purpose), (Channel?)Channel, LedgerRows.ToKey(ContactKey), (ConsentAction)Action, CapturedAt, EffectiveFrom,
            EffectiveTo, RecordedAt)
        {
            PartyAction = (PartyAction)PartyAction, ByVerifiedOwner = ByVerifiedOwner, Supersedes = LedgerRows.Unpack(Supersedes),
            Brand = Brand is null ? null : new BrandId(Brand), Subscription = Subscription is null ? null : new SubscriptionId(Subscription), Template = Template,
            Quality = (GrantQuality)Quality, Place = Place, Confirms = Confirms, TextVersion = TextVersion, Method = (CaptureMethod)Method,
        };
    }
}
