using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Ledger;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.DoubleOptIn;

/// <summary>Finds what a confirmation confirms: the request for it that the ledger holds.</summary>
public sealed class AskedConfirmations(ILedgerStore ledger, SealedPayloads payloads)
{
    private static readonly Refusal Unknown = Refusal.NotFound("EVENT_NOT_FOUND", "There is no such event.");
    private static readonly Refusal NoRequest = new(RefusalKind.FailedPrecondition, "CONFIRMS_INVALID", "The event is no request to confirm.");

    /// <summary>
    /// The confirmation of a request, about the same purpose, channel and address, to be recorded. <c>EVENT_NOT_FOUND</c>, also when the address was erased since;
    /// <c>CONFIRMS_INVALID</c> when the event asks for nothing.
    /// </summary>
    public async Task<Outcome<ConsentCapture>> ConfirmationOfAsync(ConsentEventId request, CancellationToken cancellation)
    {
        if (await ledger.FindAsync(request, cancellation) is not { } asked)
            return Unknown;
        var statement = asked.Statement;
        if (statement.Action != ConsentAction.DoubleOptInRequested)
            return NoRequest;
        if (await ledger.KeyAsync(asked.KeyId, statement.Record, cancellation) is not { } key || payloads.Open(request, asked.Payload, key)?.ContactPoint is not { } point)
            return Unknown;
        return new ConsentCapture(new ConsentSubject.OfSourceRecord(statement.Record), statement.Purpose, statement.Channel, point, ConsentAction.DoubleOptInConfirmed)
        {
            Confirms = request,
            Brand = statement.Brand,
            Subscription = statement.Subscription,
            Quality = statement.Quality,
            Place = statement.Place,
            Method = CaptureMethod.ConfirmationLink,
            CollectionPoint = asked.CollectionPoint,
        };
    }
}
