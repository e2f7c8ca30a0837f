using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using static IdentityHub.MasterData.Relationships.RelationshipRules;

namespace IdentityHub.MasterData.Relationships;

/// <summary>Accounts and their contacts, account hierarchies, households.</summary>
public sealed class PartyRelationships(IRelationshipStore store, IDirectoryStore directory, IUnitOfWork unitOfWork, TimeProvider time)
{
    private const int DeepestHierarchy = 64;
    // Two commands that each add one edge could close a circle together, so that hierarchies change one after the other.
    private static readonly LockStripe Hierarchies = LockStripe.Of("account hierarchies"u8);

    /// <summary>
    /// Relates two parties, or changes how they are related. A child's former parent is left with it. Idempotent. <c>PARTY_NOT_FOUND</c>, <c>SOURCE_KEY_NOT_FOUND</c>,
    /// <c>SAME_PARTY</c>, <c>RELATIONSHIP_KIND_MISMATCH</c>, <c>HIERARCHY_CYCLE</c>, <c>ETAG_STALE</c>, <c>INVALID_ARGUMENT</c>.
    /// </summary>
    public async Task<Outcome<Relationship>> RelateAsync(RelationshipOrder order, Actor actor, CancellationToken cancellation)
    {
        if (Check(order) is { } wrong)
            return wrong;
        return await unitOfWork.ExecuteAsync<Outcome<Relationship>>(async (work, token) =>
        {
            var ends = await LockedEndsAsync(work, order, token);
            if (!ends.Succeeded(out var both, out var unknown))
                return unknown;
            var (from, to) = both;
            if (from.Party == to.Party)
                return new Refusal(RefusalKind.FailedPrecondition, "SAME_PARTY", "A party isn't related to itself.");
            var parties = await directory.ReadPartiesAsync([from.Party, to.Party], token);
            if (!Fit(order.Kind, parties[from.Party].Kind, parties[to.Party].Kind))
                return KindMismatch;
            if (order.Kind == RelationshipKind.ChildOf && await IsAboveAsync(from.Party, to.Party, token))
                return Cycle;

            var others = (await store.ReadOpenAsync([from.Party], order.Kind, token)).ToList();
            var known = others.Where(other => other.To.Party == to.Party).MaxBy(other => (other.ChangedAt, other.Id.Value));
            if (order.Etag is { } etag && etag != known?.Etag)
                return Refusal.StaleEtag;
            others.RemoveAll(other => other.Id == known?.Id);
            var first = others.Count == 0 || order.Kind == RelationshipKind.ChildOf;
            var primary = order.Primary || first || known is not null && PrimaryOf([.. others, known])?.Id == known.Id;
            if (known is not null && known.Primary == primary && known.Roles.SequenceEqual(order.Roles, StringComparer.Ordinal))
                return known;

            var now = time.UtcNow();
            var statements = new List<RelationshipStatement>();
            foreach (var other in others)
            {
                if (order.Kind == RelationshipKind.ChildOf)
                    statements.Add(Next(other, now, actor) with { Ended = true, Primary = false });
                else if (primary && other.Primary)
                    statements.Add(Next(other, now, actor) with { Primary = false });
            }
            var statement = known is null
                ? new RelationshipStatement(TypeId.New<RelationshipId>(time), 1, order.Kind, from.Record, to.Record, order.Roles, primary, false, "", now, actor)
                : Next(known, now, actor) with { Roles = order.Roles, Primary = primary };
            statements.Add(statement);
            await SaveAsync(work, statements, [from.Party, to.Party, .. others.Where(other => statements.Any(said => said.Relationship == other.Id)).Select(other => other.To.Party)], token);
            return new Relationship(statement.Relationship, order.Kind, from, to, order.Roles, primary, known?.StartedAt ?? now, now, null, statement.Revision);
        }, cancellation);
    }

    /// <summary>Ends a relationship; of what remains, the oldest comes first. Ending what has ended changes nothing. <c>RELATIONSHIP_NOT_FOUND</c>, <c>INVALID_ARGUMENT</c>.</summary>
    public async Task<Outcome<Relationship>> EndAsync(RelationshipId id, string reason, Actor actor, CancellationToken cancellation)
    {
        if (RecordRules.CheckReason(reason) is { } violation)
            return violation;
        return await unitOfWork.ExecuteAsync<Outcome<Relationship>>(async (work, token) =>
        {
            if (await store.FindAsync(id, token) is not { } found)
                return NotFound;
            await work.LockAsync(Stripes.Of([found.From.Party, found.To.Party]), token);
            var relationship = (await store.FindAsync(id, token))!;
            if (relationship.From.Party != found.From.Party || relationship.To.Party != found.To.Party)
                throw new StaleRevisionException("A party of the relationship was merged or split.");
            if (relationship.EndedAt is not null)
                return relationship;

            var now = time.UtcNow();
            var remaining = (await store.ReadOpenAsync([relationship.From.Party], relationship.Kind, token)).Where(other => other.Id != id).ToList();
            List<RelationshipStatement> statements = [Next(relationship, now, actor) with { Ended = true, Primary = false, Reason = reason }];
            if (remaining.Count > 0 && remaining.TrueForAll(other => !other.Primary))
                statements.Add(Next(remaining.MinBy(other => (other.StartedAt, other.Id.Value))!, now, actor) with { Primary = true });
            await SaveAsync(work, statements, [relationship.From.Party, relationship.To.Party], token);
            return relationship with { Primary = false, EndedAt = now, ChangedAt = now, Revision = relationship.Revision + 1 };
        }, cancellation);
    }

    /// <summary>
    /// The relationships of a party, or of the one it was merged into, newest first; null when the GPID was never given. Those within the party itself, whose two ends
    /// were merged, are not told until an unmerge parts them again: a page may have fewer than were asked for.
    /// </summary>
    public async Task<Page<Relationship>?> ListAsync(GlobalPartyId party, RelationshipQuestion question, PageRequest page, CancellationToken cancellation)
    {
        if (!(await directory.ReadPartiesAsync([party], cancellation)).TryGetValue(party, out var view))
            return null;
        var found = await store.ListAsync(view.Id, question, PageToken.ReadPlace(page.Token), page.BoundedSize + 1, cancellation);
        var shown = await WithOnePrimaryAsync([.. found.Take(page.BoundedSize).Select(entry => entry.Relationship).Where(one => one.From.Party != one.To.Party)], cancellation);
        return new Page<Relationship>(shown, found.Count > page.BoundedSize ? PageToken.Write(found[page.BoundedSize - 1].Place) : null);
    }

    /// <summary>Merging two people leaves both with a first account: the one spoken of last is it.</summary>
    private async Task<IReadOnlyList<Relationship>> WithOnePrimaryAsync(IReadOnlyList<Relationship> relationships, CancellationToken cancellation)
    {
        var shown = relationships.ToArray();
        foreach (var kind in shown.Where(shown => shown.Primary).Select(shown => shown.Kind).Distinct().ToList())
        {
            var subjects = shown.Where(shown => shown.Primary && shown.Kind == kind).Select(shown => shown.From.Party).ToHashSet();
            var first = (await store.ReadOpenAsync(subjects, kind, cancellation)).GroupBy(open => open.From.Party).Select(open => PrimaryOf(open)?.Id).ToHashSet();
            for (var i = 0; i < shown.Length; i++)
            {
                if (shown[i].Primary && shown[i].Kind == kind && !first.Contains(shown[i].Id))
                    shown[i] = shown[i] with { Primary = false };
            }
        }
        return shown;
    }

    private static Relationship? PrimaryOf(IEnumerable<Relationship> open) => open.Where(one => one.Primary && one.From.Party != one.To.Party).MaxBy(one => (one.ChangedAt, one.Id.Value));

    private async Task<Outcome<(RelationshipEnd From, RelationshipEnd To)>> LockedEndsAsync(IWork work, RelationshipOrder order, CancellationToken cancellation)
    {
        var before = await EndsAsync(order, cancellation);
        if (!before.Succeeded(out var ends, out var unknown))
            return unknown;
        var stripes = Stripes.Of([ends.From.Party, ends.To.Party]);
        await work.LockAsync(order.Kind == RelationshipKind.ChildOf ? [.. stripes, Hierarchies] : stripes, cancellation);
        var now = await EndsAsync(order, cancellation);
        return now.Refusal is null && now.Value == ends ? now : throw new StaleRevisionException("A party of the relationship was merged or split.");
    }

    private async Task<Outcome<(RelationshipEnd From, RelationshipEnd To)>> EndsAsync(RelationshipOrder order, CancellationToken cancellation)
    {
        var from = await EndAsync(order.From, cancellation);
        if (!from.Succeeded(out var subject, out var refusal))
            return refusal;
        var to = await EndAsync(order.To, cancellation);
        return to.Succeeded(out var @object, out refusal) ? (subject, @object) : refusal;
    }

    private async Task<Outcome<RelationshipEnd>> EndAsync(NamedParty named, CancellationToken cancellation)
    {
        if (named.Key is { } key)
        {
            return (await directory.FindAsync([key], cancellation)).TryGetValue(key, out var answer)
                ? new RelationshipEnd(answer.Record, answer.Party)
                : Refusal.NotFound("SOURCE_KEY_NOT_FOUND", "Nobody is known under this key.");
        }
        if (named.Id is { } id && (await directory.ReadPartiesAsync([id], cancellation)).TryGetValue(id, out var view)
            && await store.AnchorOfAsync(view.Id, cancellation) is { } anchor)
        {
            return new RelationshipEnd(anchor, view.Id);
        }
        return PartyMerger.PartyNotFound;
    }

    private async Task<bool> IsAboveAsync(GlobalPartyId account, GlobalPartyId start, CancellationToken cancellation)
    {
        var seen = new HashSet<GlobalPartyId>();
        IReadOnlyCollection<GlobalPartyId> level = [start];
        for (var depth = 0; depth < DeepestHierarchy && level.Count > 0; depth++)
        {
            if (level.Contains(account))
                return true;
            seen.UnionWith(level);
            level = [.. (await store.ReadOpenAsync(level, RelationshipKind.ChildOf, cancellation)).Select(open => open.To.Party).Distinct().Where(parent => !seen.Contains(parent))];
        }
        return level.Count > 0;
    }

    private async Task SaveAsync(IWork work, IReadOnlyList<RelationshipStatement> statements, IReadOnlyList<GlobalPartyId> concerned, CancellationToken cancellation)
    {
        await store.SaveAsync(statements, cancellation);
        foreach (var party in concerned.Distinct())
            work.Publish(new ChangeEvent(ChangeKind.RelationshipChanged, party, null, ReadOnlyMemory<byte>.Empty));
    }

    private static RelationshipStatement Next(Relationship known, DateTimeOffset at, Actor actor) => new(
        known.Id, known.Revision + 1, known.Kind, known.From.Record, known.To.Record, known.Roles, known.Primary, false, "", at, actor);
}
