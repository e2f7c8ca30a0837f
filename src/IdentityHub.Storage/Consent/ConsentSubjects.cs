using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Sources;
using IdentityHub.Storage.MasterData;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent;

/// <summary>Finds the source record that a statement is kept with, and the party that a GPID stands for now.</summary>
internal sealed class ConsentSubjects(HubDbContext db, CrosswalkLinker linker)
{
    private const int Part = 1000;

    public async Task<IReadOnlyList<ResolvedSubject?>> ResolveAsync(IReadOnlyList<ConsentSubject> wanted, CancellationToken cancellation)
    {
        await FlushAsync(cancellation);
        var byKey = await ByKeyAsync([.. wanted.OfType<ConsentSubject.OfSourceKey>().Select(s => s.Key).Distinct()], cancellation);
        var byRecord = await ByRecordAsync([.. wanted.OfType<ConsentSubject.OfSourceRecord>().Select(s => s.Id).Distinct()], cancellation);
        var byParty = await ByPartyAsync([.. wanted.OfType<ConsentSubject.OfParty>().Select(s => s.Id).Distinct()], cancellation);
        return [.. wanted.Select(subject => subject switch
        {
            ConsentSubject.OfSourceKey s => Find(byKey, s.Key),
            ConsentSubject.OfSourceRecord s => Find(byRecord, s.Id),
            ConsentSubject.OfParty s => Find(byParty, s.Id),
            _ => null,
        })];
    }

    /// <summary>Records that the running command has just written may not have left the change tracker.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The parties that answer for the ones asked about; unknown ones are left out.</summary>
    /// <param name="parties">The ones asked about.</param>
    /// <param name="facts">Filled with what profiles say of where the survivors live and when they were born; null when nobody needs it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Dictionary<GlobalPartyId, GlobalPartyId>> SurvivorsAsync(
        IReadOnlyCollection<GlobalPartyId> parties, Dictionary<GlobalPartyId, PersonFacts>? facts, CancellationToken cancellation)
    {
        var read = facts is not null;
        var survivors = new Dictionary<GlobalPartyId, GlobalPartyId>(parties.Count);
        var next = new Dictionary<GlobalPartyId, GlobalPartyId?>(parties.Count);
        for (GlobalPartyId[] open = [.. parties]; open.Length > 0;)
        {
            foreach (var part in open.Chunk(Part))
            {
                await foreach (var row in db.Set<PartyRow>().AsNoTracking().Where(p => EF.Parameter(part).Contains(p.Id)).Select(p => new { p.Id, p.MergedIntoId, Profile = read && p.MergedIntoId == null ? p.Profile : null })
                    .AsAsyncEnumerable().WithCancellation(cancellation))
                {
                    next[row.Id] = row.MergedIntoId;
                    if (row.Profile is not null)
                        facts![row.Id] = ProfileFacts.Read(row.Profile);
                }
            }
            open = [.. open.Select(p => next.GetValueOrDefault(p)).OfType<GlobalPartyId>().Distinct().Where(p => !next.ContainsKey(p))];
        }
        foreach (var party in parties)
        {
            var at = party;
            while (next.TryGetValue(at, out var into))
            {
                if (into is not { } survivor)
                {
                    survivors[party] = at;
                    break;
                }
                at = survivor;
            }
        }
        return survivors;
    }

    private async Task<Dictionary<SourceKey, ResolvedSubject>> ByKeyAsync(SourceKey[] keys, CancellationToken cancellation)
    {
        var found = new Dictionary<SourceKey, ResolvedSubject>(keys.Length);
        var wanted = keys.ToHashSet();
        foreach (var hashes in keys.Select(KeyHashes.Of).Distinct().Chunk(Part))
        {
            var rows = await db.Set<SourceRecordRow>().AsNoTracking().Where(r => EF.Parameter(hashes).Contains(r.KeyHash))
                .Select(r => new { r.System, r.Scope, r.Key, r.Id, r.PartyId }).ToListAsync(cancellation);
            foreach (var row in rows)
            {
                // The hash finds, the key decides.
                var key = new SourceKey(row.System, row.Scope, row.Key);
                if (wanted.Contains(key))
                    found[key] = new ResolvedSubject(row.Id, row.PartyId);
            }
        }
        return found;
    }

    private async Task<Dictionary<SourceRecordId, ResolvedSubject>> ByRecordAsync(SourceRecordId[] records, CancellationToken cancellation)
    {
        var found = new Dictionary<SourceRecordId, ResolvedSubject>();
        foreach (var part in records.Chunk(Part))
        {
            foreach (var row in await db.Set<SourceRecordRow>().AsNoTracking().Where(r => EF.Parameter(part).Contains(r.Id)).Select(r => new { r.Id, r.PartyId }).ToListAsync(cancellation))
                found[row.Id] = new ResolvedSubject(row.Id, row.PartyId);
        }
        return found;
    }

    private async Task<Dictionary<GlobalPartyId, ResolvedSubject>> ByPartyAsync(GlobalPartyId[] parties, CancellationToken cancellation)
    {
        var found = new Dictionary<GlobalPartyId, ResolvedSubject>();
        if (parties.Length == 0)
            return found;
        var survivors = await SurvivorsAsync(parties, null, cancellation);
        // The key names the party that was there when the record was made. After a merge it may belong to another: then a new one is made, so that an
        // unmerge takes with it exactly what was said of each.
        var known = await ByKeyAsync([.. survivors.Values.Distinct().Select(KeyOf)], cancellation);
        foreach (var (asked, party) in survivors)
        {
            if (!known.TryGetValue(KeyOf(party), out var subject) || subject.Party != party)
            {
                if (!(await linker.LinkAsync(KeyOf(party), party, Actor.Hub("consent"), null, cancellation)).Succeeded(out var link, out _))
                    continue;
                known[KeyOf(party)] = subject = new ResolvedSubject(link.Record, link.Party);
            }
            found[asked] = subject;
        }
        return found;
    }

    private static SourceKey KeyOf(GlobalPartyId party) => new(SourceSystem.HubConsentCode, party.ToString());

    private static ResolvedSubject? Find<TKey>(Dictionary<TKey, ResolvedSubject> found, TKey key) where TKey : notnull =>
        found.TryGetValue(key, out var subject) ? subject : null;
}
