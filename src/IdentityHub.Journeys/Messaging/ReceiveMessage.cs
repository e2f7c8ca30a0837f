using IdentityHub.Consent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.DoubleOptIn;
using IdentityHub.Consent.Messaging;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Journeys.WithoutAccount;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Journeys.Messaging;

/// <summary>
/// Takes a message of a person: keywords opt in and out, any message but STOP opens a session of 24 hours for its own purpose. STOP counts from whoever has the number, known or not.
/// </summary>
public sealed class ReceiveMessage(
    IConsentStore store, ConsentCatalog catalog, ConsentRecorder recorder, OptIns optIns, ContactSuppressor suppressor, ContactPointKeys keys, PartiesByContactPoint parties, IUnitOfWork unit, TimeProvider time)
{
    private static readonly Actor Self = Actor.Hub("messaging");

    /// <summary>Takes it. <c>INVALID_ARGUMENT</c>, <c>PURPOSE_UNKNOWN</c>.</summary>
    public async Task<Outcome<InboundAnswer>> RunAsync(InboundMessage message, CancellationToken cancellation)
    {
        if (message.Channel is not (Channel.Sms or Channel.WhatsApp) || message.From.Kind != ContactPointKind.Phone)
            return Refusal.Invalid("channel", "SMS or WhatsApp, from a phone number");
        var keyword = Keywords.Recognise(message.Text);
        var known = await parties.FindAsync(message.From, cancellation);
        return await unit.ExecuteAsync<Outcome<InboundAnswer>>(async (_, token) =>
        {
            var captures = keyword switch
            {
                Keyword.Stop => await StopsAsync(message, known, token),
                Keyword.Start => await StartsAsync(message, known, token),
                _ => [],
            };
            if (keyword != Keyword.Stop && message.SessionPurpose is { } session)
                captures.AddRange(known.Select(party => Capture(message, party, session, ConsentAction.SessionOpened) with { Template = message.Template }));
            IReadOnlyList<ConsentEventId> events = [];
            if (captures.Count > 0 && !(await recorder.RecordAsync(captures, Self, null, token)).Succeeded(out events!, out var refusal))
                return refusal;
            // Nobody's number, or nobody's yet: it is remembered all the same, unreadable.
            if (keyword == Keyword.Stop && (await suppressor.SuppressAsync([message.From], message.Channel, SuppressionReason.Complaint, Self, token)).Refusal is { } refused)
                return refused;
            // Their own STOP, and nobody else's word, is taken back by START.
            if (keyword == Keyword.Start)
                await suppressor.ReleaseAsync(message.From, message.Channel, [SuppressionReason.Complaint], Self, token);
            var confirmed = keyword == Keyword.Confirm ? await optIns.ConfirmByWordAsync(message.From, message.Channel, new ConsentEvidence(Signal: message.MessageId), token) : 0;
            var opened = keyword != Keyword.Stop && message.SessionPurpose is not null && known.Count > 0;
            return new InboundAnswer(
                keyword, Replies.Of(keyword, confirmed, message.Sender, message.Locale), known, events, opened ? (message.SentAt ?? time.UtcNow()) + ConsentCapture.SessionLength : null);
        }, cancellation);
    }

    private async Task<List<ConsentCapture>> StopsAsync(InboundMessage message, IReadOnlyList<GlobalPartyId> known, CancellationToken cancellation)
    {
        var purposes = (await catalog.ListAsync(cancellation)).Where(purpose => purpose.Kind == PurposeKind.Promotional && purpose.Channels.Contains(message.Channel)).ToList();
        return [.. known.SelectMany(party => purposes.Select(purpose => Capture(message, party, purpose.Id, ConsentAction.Withdrawn)))];
    }

    /// <summary>Who writes from a number has it: their START takes back what was refused for it, and nothing else.</summary>
    private async Task<List<ConsentCapture>> StartsAsync(InboundMessage message, IReadOnlyList<GlobalPartyId> known, CancellationToken cancellation)
    {
        var key = keys.Of(message.From);
        var captures = new List<ConsentCapture>();
        foreach (var party in await store.OfPartiesAsync(known, cancellation))
        {
            foreach (var purpose in message.Programme)
            {
                var taken = party.Statements.SelectMany(statement => statement.Supersedes).ToHashSet();
                captures.Add(Capture(message, party.Party, purpose, ConsentAction.Granted) with
                {
                    ByVerifiedOwner = true,
                    Supersedes = [.. party.Statements
                        .Where(statement => statement.IsDenial && statement.Purpose == purpose && statement.Channel == message.Channel && statement.ContactPoint == key && !taken.Contains(statement.Id))
                        .OrderByDescending(statement => statement.CapturedAt).Take(100).Select(statement => statement.Id)],
                });
            }
        }

        return captures;
    }

    private static ConsentCapture Capture(InboundMessage message, GlobalPartyId party, PurposeId purpose, ConsentAction action) =>
        new(new ConsentSubject.OfParty(party), purpose, message.Channel, message.From, action)
        {
            CapturedAt = message.SentAt,
            Method = action == ConsentAction.SessionOpened ? CaptureMethod.InboundMessage : CaptureMethod.Keyword,
            CollectionPoint = "hub:messaging",
            Evidence = new ConsentEvidence(Locale: message.Locale, Signal: message.MessageId),
        };
}
