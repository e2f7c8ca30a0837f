using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Purposes;

/// <summary>The purposes for which the company uses data, the forms that ask for consent, and the subscriptions that rest on it.</summary>
public sealed partial class ConsentCatalog(IUnitOfWork unitOfWork, IPurposeStore store, ICatalogStore catalog, PurposeSnapshot snapshot)
{
    /// <summary>Every purpose, by code.</summary>
    public async Task<IReadOnlyList<Purpose>> ListAsync(CancellationToken cancellation) =>
        [.. (await LoadAsync(cancellation)).Values.OrderBy(p => p.Id.Code, StringComparer.Ordinal)];

    /// <summary>A purpose; null when there is none of that code. May be half a second old.</summary>
    public async Task<Purpose?> FindAsync(PurposeId id, CancellationToken cancellation) => (await ReadAsync(cancellation)).Purposes.GetValueOrDefault(id);

    /// <summary>
    /// Adds or changes a purpose. Texts are versioned: a wording that differs from the latest of its locale gets the next version, and no earlier one is lost.
    /// Writes nothing when nothing differs. Refuses with <c>INVALID_ARGUMENT</c>.
    /// </summary>
    public async Task<Outcome<Purpose>> UpsertAsync(Purpose purpose, Actor actor, CancellationToken cancellation)
    {
        if (PurposeRules.Check(purpose) is { Count: > 0 } violations)
            return Refusal.Invalid(violations);
        var written = await unitOfWork.ExecuteAsync(
            async (work, token) =>
            {
                var known = (await store.LoadAsync(token)).FirstOrDefault(p => p.Id == purpose.Id);
                var merged = PurposeRules.WithVersions(purpose, known);
                if (known is not null && PurposeRules.Same(known, merged))
                    return known;
                await store.SaveAsync(merged, token);
                work.Audit(new AuditEntry(known is null ? "purpose.add" : "purpose.change", actor, purpose.Id.Code));
                return merged;
            },
            cancellation);
        snapshot.Forget();
        return written;
    }

    internal async ValueTask<IReadOnlyDictionary<PurposeId, Purpose>> LoadAsync(CancellationToken cancellation) => (await ReadAsync(cancellation)).Purposes;

    private ValueTask<CatalogContent> ReadAsync(CancellationToken cancellation) =>
        snapshot.Current is { } current ? ValueTask.FromResult(current) : ReadAnewAsync(cancellation);

    /// <summary>As the database has it, for this reader and those after it.</summary>
    internal async ValueTask<CatalogContent> ReadAnewAsync(CancellationToken cancellation)
    {
        var readAt = snapshot.Now();
        var content = new CatalogContent(
            (await store.LoadAsync(cancellation)).ToDictionary(p => p.Id),
            (await catalog.FormsAsync(cancellation)).ToDictionary(f => f.Id),
            (await catalog.SubscriptionsAsync(cancellation)).ToDictionary(s => s.Id));
        snapshot.Keep(content, readAt);
        return content;
    }
}
