using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Unsubscribing;

/// <summary>Unsubscribes by a link, without login: whoever has the message may (RFC 8058). Idempotent; opening the link changes nothing.</summary>
public sealed class Unsubscriber(MessageLinks links, ConsentRecorder recorder, ConsentCatalog catalog, IConsentStore store)
{
    private static readonly Actor Self = Actor.Hub("unsubscribe");
    private static readonly Refusal Invalid = Refusal.NotFound("LINK_INVALID", "This link isn't one of ours, or a part of it is missing.");

    /// <summary>Records the withdrawal; nothing when it holds already. The number of statements written. <c>LINK_INVALID</c>.</summary>
    public async Task<Outcome<int>> RunAsync(string? token, UnsubscribeScope scope, ConsentEvidence evidence, CancellationToken cancellation)
    {
        if (links.Open(token) is not { } link)
            return Invalid;
        var said = await SaidAsync(link.Record, cancellation);
        var captures = new List<ConsentCapture>();
        foreach (var purpose in await PurposesAsync(link, scope, cancellation))
        {
            var subscription = scope == UnsubscribeScope.Message ? link.Subscription : null;
            if (Holds(said, link, purpose, subscription))
                continue;
            captures.Add(new ConsentCapture(new ConsentSubject.OfSourceRecord(link.Record), purpose, link.Channel, null, ConsentAction.Withdrawn)
            {
                Subscription = subscription,
                Brand = scope == UnsubscribeScope.Channel ? null : link.Brand,
                Method = CaptureMethod.UnsubscribeLink,
                CollectionPoint = "hub:unsubscribe",
                Evidence = evidence,
            });
        }

        if (captures.Count == 0)
            return 0;
        var outcome = await recorder.RecordAsync(captures, Self, null, cancellation);
        return outcome.Succeeded(out _, out var refusal) ? captures.Count
            // A purpose or a record that is gone sends nothing any more: nobody is told that unsubscribing failed.
            : refusal.Kind == RefusalKind.NotFound ? 0
            : refusal;
    }

    private async Task<IReadOnlyList<PurposeId>> PurposesAsync(MessageLink link, UnsubscribeScope scope, CancellationToken cancellation) => scope != UnsubscribeScope.Channel
        ? [link.Purpose]
        : [.. (await catalog.ListAsync(cancellation)).Where(purpose => purpose.Kind == PurposeKind.Promotional && purpose.Channels.Contains(link.Channel)).Select(purpose => purpose.Id)];

    /// <summary>What everybody said about the record's person.</summary>
    private async Task<IReadOnlyList<ConsentStatement>> SaidAsync(SourceRecordId record, CancellationToken cancellation) =>
        (await store.ResolveAsync([new ConsentSubject.OfSourceRecord(record)], cancellation))[0] is { } subject
            ? (await store.OfPartiesAsync([subject.Party], cancellation)).SelectMany(party => party.Statements).ToList()
            : [];

    /// <summary>True when the record's last word on it is this withdrawal, and nobody took it back.</summary>
    private static bool Holds(IReadOnlyList<ConsentStatement> said, MessageLink link, PurposeId purpose, Subscriptions.SubscriptionId? subscription)
    {
        var last = said.Where(statement => statement.Record == link.Record && statement.Purpose == purpose && (statement.Channel is null || statement.Channel == link.Channel))
            .Where(statement => statement.Subscription == subscription).MaxBy(statement => (statement.CapturedAt, statement.Id.Value));
        return last is { IsDenial: true, ContactPoint: null } && !said.Any(statement => statement.Supersedes.Contains(last.Id));
    }
}
