using System.Text.Json.Nodes;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using Microsoft.Extensions.Options;

namespace IdentityHub.Consent.Receipts;

/// <summary>Makes receipts: what was agreed to, with whom, under which text, and the proof that the ledger holds it.</summary>
public sealed class ConsentReceipts(
    ILedgerStore ledger, ConsentCatalog catalog, SealedPayloads payloads, IOptions<ControllerOptions> controller, TimeProvider time, ILedgerSigner? signer = null)
{
    /// <summary>The JWS's type.</summary>
    public const string Type = "consent-receipt+jwt";

    /// <summary>The receipt of an event. Refuses with <c>EVENT_NOT_FOUND</c>, or <c>KEYS_UNAVAILABLE</c> on a node without signing keys.</summary>
    /// <param name="id">The event.</param>
    /// <param name="of">The record that it has to be of, where a person asks for their own; null for any.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Outcome<ConsentReceipt>> GetAsync(ConsentEventId id, IReadOnlyCollection<SourceRecordId>? of, CancellationToken cancellation)
    {
        if (await ledger.FindAsync(id, cancellation) is not { } entry || (of is not null && !of.Contains(entry.Statement.Record)))
            return Refusal.NotFound("EVENT_NOT_FOUND", "There is no such event.");
        var link = await ledger.LinkOfAsync(id, cancellation);
        var key = await ledger.KeyAsync(entry.KeyId, entry.Statement.Record, cancellation);
        var payload = key is null ? null : payloads.Open(id, entry.Payload, key);
        var purpose = entry.Statement.Purpose is { } code ? await catalog.FindAsync(code, cancellation) : null;
        var json = new ReceiptJson(entry, payload, purpose, link, controller.Value, signer?.Issuer, time.UtcNow()).Write();
        return signer?.Sign(Type, json) is { } jws
            ? new ConsentReceipt(id, json, jws, link is not null)
            : new Refusal(RefusalKind.FailedPrecondition, "KEYS_UNAVAILABLE", "Receipts can't be signed right now; try again in a moment.");
    }

    /// <summary>The public keys that receipts and checkpoints were ever signed with, retired ones too, as a JWK set: what was signed years ago is verified with these.</summary>
    public async Task<string> PublishedKeysAsync(CancellationToken cancellation)
    {
        var keys = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var set in (string?[])[await ledger.KeptKeysAsync(cancellation), signer?.PublicKeys()])
        {
            foreach (var key in set is null ? [] : JsonNode.Parse(set)?["keys"]?.AsArray() ?? [])
            {
                if (key?["kid"]?.GetValue<string>() is { } kid)
                    keys.TryAdd(kid, key.DeepClone());
            }
        }
        return new JsonObject { ["keys"] = new JsonArray([.. keys.Values]) }.ToJsonString();
    }
}
