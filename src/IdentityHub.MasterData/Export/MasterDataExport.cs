using System.Runtime.CompilerServices;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.MasterData.Export;

/// <summary>
/// Exports everything, or what changed since an earlier export. What a whole export tells of a moment while it runs is told again by the delta behind it: applied in their
/// order by id, the two come to the present. A page is read while the one before is dealt with; memory is flat.
/// </summary>
public sealed class MasterDataExport(IServiceScopeFactory scopes, IChangeFeed feed)
{
    /// <summary>Things in a page of a whole export.</summary>
    public const int PageSize = 2000;

    private const int ChangesAtOnce = 500;

    /// <summary>
    /// Begins. Without a cursor everything; with the last cursor of an export what changed since; with another one it goes on where that left off.
    /// <c>CURSOR_INVALID</c>; <c>FULL_EXPORT_NEEDED</c> when the feed doesn't reach back so far. Audited.
    /// </summary>
    public async Task<Outcome<ExportCursor>> BeginAsync(ExportSubject subject, string? cursor, Actor actor, CancellationToken cancellation)
    {
        var (oldest, latest) = await feed.BoundsAsync(cancellation);
        var start = new ExportCursor(subject, latest, 0);
        if (!string.IsNullOrEmpty(cursor))
        {
            if (!ExportCursor.TryParse(cursor, out start) || start.Subject != subject || start.Feed.Value > latest.Value)
                return CursorInvalid;
            if (start.Feed.Value < oldest.Value)
                return CursorExpired;
        }
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("master-data.export", actor, subject.ToString(), start.After is null ? "what changed" : "everything"));
            return Task.FromResult(true);
        }, cancellation);
        return start;
    }

    /// <summary>
    /// The pages from a cursor on. A delta that meets an initial load ends with <c>FULL_EXPORT_NEEDED</c>: there are no single events for it.
    /// </summary>
    public IAsyncEnumerable<Outcome<ExportPage>> ReadAsync(ExportCursor start, CancellationToken cancellation) =>
        start.After is { } after ? EverythingAsync(start, after, cancellation) : ChangesAsync(start, cancellation);

    private async IAsyncEnumerable<Outcome<ExportPage>> EverythingAsync(ExportCursor start, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IExportStore>();
        var reading = PageAsync(after);
        while (await reading is { Count: > 0 } page)
        {
            after = page[^1].Place;
            reading = PageAsync(after);
            yield return new ExportPage(page, start with { After = after }, IsLast: false);
        }
        yield return new ExportPage([], start with { After = null }, IsLast: true);

        Task<IReadOnlyList<IExported>> PageAsync(long place) => Task.Run(() => store.ReadAsync(start.Subject, place, PageSize, cancellation), cancellation);
    }

    private async IAsyncEnumerable<Outcome<ExportPage>> ChangesAsync(ExportCursor start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IExportStore>();
        var (_, latest) = await feed.BoundsAsync(cancellation);
        var at = start.Feed;
        var told = new ToldFacts();
        while (at.Value < latest.Value && await feed.ReadAsync(at, ChangesAtOnce, cancellation) is { Count: > 0 } changes)
        {
            at = changes[^1].Position;
            if (changes.Any(change => change.Change.Kind == ChangeKind.PartiesLoaded))
            {
                yield return FullExportNeeded;
                yield break;
            }
            var items = await ChangedAsync(store, start.Subject, changes, told, cancellation);
            yield return new ExportPage(items, start with { Feed = at }, IsLast: false);
        }
        yield return new ExportPage([], start with { Feed = at }, IsLast: true);
    }

    private static async Task<IReadOnlyList<IExported>> ChangedAsync(
        IExportStore store, ExportSubject subject, IReadOnlyList<SequencedChange> changes, ToldFacts told, CancellationToken cancellation)
    {
        List<SequencedChange> concerned = [.. changes.Where(change => Concerns(change.Change.Kind, subject))];
        if (concerned.Count == 0)
            return [];
        var items = await store.ReadAsync(subject, concerned.Select(change => change.Change.Party).ToHashSet(), cancellation);
        // What was erased is told again as it is now, however old it is: whoever has a copy gets an empty one.
        return subject is ExportSubject.Versions or ExportSubject.Links && concerned.TrueForAll(change => change.Change.Kind != ChangeKind.PartyErased)
            ? told.News(items, concerned.Min(change => change.At)) : items;
    }

    /// <summary>A version that came late is history, and history alone.</summary>
    private static bool Concerns(ChangeKind kind, ExportSubject subject) => kind switch
    {
        ChangeKind.ConsentChanged or ChangeKind.PreferenceChanged or ChangeKind.RelationshipChanged => false,
        ChangeKind.HistoryChanged => subject == ExportSubject.Versions,
        _ => true,
    };

    private static Refusal FullExportNeeded { get; } =
        new(RefusalKind.FailedPrecondition, "FULL_EXPORT_NEEDED", "An initial load is among the changes, which has no single events: export everything.");

    private static Refusal CursorInvalid { get; } = new(RefusalKind.Invalid, "CURSOR_INVALID", "cursor is no cursor of an export of this subject.");

    private static Refusal CursorExpired { get; } =
        new(RefusalKind.FailedPrecondition, "FULL_EXPORT_NEEDED", "The changes after this cursor are no longer kept: export everything.");
}
