using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.DoubleOptIn;

/// <summary>Double opt-in: whoever writes an address into a form only asks; its owner agrees, by the link or the word that the address received.</summary>
public sealed class OptIns(IConsentStore store, ConsentCatalog catalog, ConsentRecorder recorder, SealedPayloads payloads, ContactPointKeys keys, ContactPointBook book, OptInTickets tickets, IUnitOfWork unit, TimeProvider time)
{
    private const int History = 500;
    private static readonly Refusal Invalid = Refusal.NotFound("LINK_INVALID", "This link was cut off or is older than a week; ask for a new one where you signed up.");

    /// <summary>The captures, those turned into requests that the owner of the address has yet to confirm.</summary>
    public async Task<IReadOnlyList<ConsentCapture>> AskAsync(IReadOnlyList<ConsentCapture> captures, CancellationToken cancellation)
    {
        var asked = new List<ConsentCapture>(captures.Count);
        foreach (var capture in captures)
        {
            var purpose = capture.Purpose is { } id ? await catalog.FindAsync(id, cancellation) : null;
            var asks = capture is { Action: ConsentAction.Granted, ByVerifiedOwner: false, ContactPoint.Kind: ContactPointKind.Email or ContactPointKind.Phone } && purpose is { DoubleOptIn: true };
            asked.Add(asks ? capture with { Action = ConsentAction.DoubleOptInRequested } : capture);
        }

        return asked;
    }

    /// <summary>A request with its address; null when there is none, or when the address was erased.</summary>
    public async Task<OpenOptIn?> FindAsync(ConsentEventId request, SourceRecordId record, CancellationToken cancellation)
    {
        var events = await store.HistoryAsync(record, History, cancellation);
        if (events.FirstOrDefault(entry => entry.Statement.Id == request) is not { Statement.Action: ConsentAction.DoubleOptInRequested } asked)
            return null;
        var subjectKey = (await store.SubjectKeysAsync([record], cancellation)).FirstOrDefault(key => key.Id == asked.KeyId);
        return subjectKey is not null && payloads.Open(request, asked.Payload, subjectKey) is { ContactPoint: { } point } payload
            ? new OpenOptIn(asked.Statement, point, payload.Evidence.Locale, events.Any(entry => entry.Statement.Confirms == request))
            : null;
    }

    /// <summary>The owner of the address agrees, by the link that it received. Again: nothing changes. <c>LINK_INVALID</c>.</summary>
    public async Task<Outcome<OpenOptIn>> ConfirmAsync(string? token, ConsentEvidence evidence, CancellationToken cancellation) =>
        tickets.Open(token) is { } ticket && await FindAsync(ticket.Request, ticket.Record, cancellation) is { } open
            ? await ConfirmAsync(open, evidence with { Proof = new DoubleOptInProof(ticket.TokenHash, ticket.SentAt) }, CaptureMethod.ConfirmationLink, cancellation)
            : Invalid;

    /// <summary>The owner of a number agrees by a word: the requests that wait for this number; the number of those confirmed.</summary>
    public async Task<int> ConfirmByWordAsync(ContactPoint number, Channel channel, ConsentEvidence evidence, CancellationToken cancellation)
    {
        var key = keys.Of(number);
        var confirmed = 0;
        var since = time.UtcNow() - OptInTickets.Lifetime;
        foreach (var party in await store.OfPartiesAsync(await store.PartiesOfAsync([key], cancellation), cancellation))
        {
            foreach (var asked in party.Statements.Where(statement => statement.Action == ConsentAction.DoubleOptInRequested && statement.ContactPoint == key && statement.Channel == channel && statement.RecordedAt > since))
            {
                if (await FindAsync(asked.Id, asked.Record, cancellation) is { Answered: false } open
                    && (await ConfirmAsync(open, evidence, CaptureMethod.Keyword, cancellation)).Refusal is null)
                    confirmed++;
            }
        }

        return confirmed;
    }

    private Task<Outcome<OpenOptIn>> ConfirmAsync(OpenOptIn open, ConsentEvidence evidence, CaptureMethod method, CancellationToken cancellation)
    {
        var request = open.Request;
        if (open.Answered)
            return Task.FromResult<Outcome<OpenOptIn>>(open);
        return unit.ExecuteAsync<Outcome<OpenOptIn>>(async (_, token) =>
        {
            var outcome = await recorder.RecordAsync(
                [new ConsentCapture(new ConsentSubject.OfSourceRecord(request.Record), request.Purpose, request.Channel, open.ContactPoint, ConsentAction.DoubleOptInConfirmed)
                {
                    Confirms = request.Id,
                    Subscription = request.Subscription,
                    Brand = request.Brand,
                    Place = request.Place,
                    Method = method,
                    CollectionPoint = "hub:double-opt-in",
                    Evidence = evidence with { TextVersion = request.TextVersion },
                }],
                Actor.Hub("double-opt-in"), null, token);
            if (outcome.Refusal is { } refusal)
                return refusal;
            // Whoever reads what is sent there has proved that it is theirs.
            await book.VerifiedAsync(open.ContactPoint, Actor.Hub("double-opt-in"), token);
            return open with { Answered = true };
        }, cancellation);
    }
}
