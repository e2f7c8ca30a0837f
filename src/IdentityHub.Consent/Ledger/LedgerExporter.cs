using System.Text;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Ledger;

/// <summary>
/// Writes the ledger as a file that anybody verifies without the hub. JSON Lines: a head, then per link one line about it and one line per event, which is
/// the event's leaf itself, then an end that says how many there were, signed. No payload, no source key, no address: nothing personal is in it.
/// </summary>
public sealed class LedgerExporter(ILedgerStore store, TimeProvider time, ILedgerSigner? signer = null)
{
    /// <summary>The format's name in the head line.</summary>
    public const string Format = "identityhub-ledger/1";

    /// <summary>The type of the end line's signature.</summary>
    public const string EndType = "consent-ledger-end+jwt";

    /// <summary>Writes everything that is sealed.</summary>
    /// <param name="output">Where to; not closed.</param>
    /// <param name="cancellation">Stops writing; the file is then incomplete and says so by lacking its end.</param>
    /// <returns>Links and events written, and how many events are committed but not sealed yet.</returns>
    public async Task<(long Links, long Events, long Unsealed)> ExportAsync(Stream output, CancellationToken cancellation)
    {
        var unsealed = await store.CountUnsealedAsync(cancellation);
        var last = await store.LastAsync(cancellation);
        await LineAsync(output, LedgerJson.Object(("format", Format), ("issuer", signer?.Issuer), ("keys", await store.KeptKeysAsync(cancellation)), ("exportedAt", Instants.Microseconds(time.UtcNow()))), cancellation);
        var events = 0L;
        for (var number = 1L; number <= (last?.Number ?? 0); number++)
        {
            if (await store.ReadAsync(number, cancellation) is not { } link)
                continue;
            var batch = link.Batch;
            await LineAsync(output, Head(batch), cancellation);
            var byId = link.Events.ToDictionary(e => e.Statement.Id);
            foreach (var id in batch.Events)
            {
                if (!byId.TryGetValue(id, out var entry))
                    continue;
                await LineAsync(output, LedgerLeaf.Content(entry), cancellation);
                events++;
            }
        }
        var end = LedgerJson.Object(("links", last?.Number ?? 0), ("events", last?.Total ?? 0), ("hash", Convert.ToHexStringLower(last?.Hash ?? LedgerBatch.Genesis)), ("exportedAt", Instants.Microseconds(time.UtcNow())));
        await LineAsync(output, LedgerJson.Object(("end", Encoding.UTF8.GetString(end)), ("signature", signer?.Sign(EndType, end)), ("unsealed", unsealed)), cancellation);
        await output.FlushAsync(cancellation);
        return (last?.Number ?? 0, events, unsealed);
    }

    internal static byte[] Head(LedgerBatch batch)
    {
        var ids = new byte[batch.Events.Count * 16];
        for (var i = 0; i < batch.Events.Count; i++)
            batch.Events[i].Value.TryWriteBytes(ids.AsSpan(i * 16), bigEndian: true, out _);
        return LedgerJson.Object(
            ("link", batch.Number), ("previous", Convert.ToHexStringLower(batch.Previous)), ("count", batch.Events.Count), ("root", Convert.ToHexStringLower(batch.Root)),
            ("sealedAt", Instants.Microseconds(batch.SealedAt)), ("hash", Convert.ToHexStringLower(batch.Hash)), ("events", Convert.ToBase64String(ids)),
            ("leaves", Convert.ToBase64String(batch.Leaves)), ("checkpoint", batch.Checkpoint));
    }

    private static async Task LineAsync(Stream output, byte[] line, CancellationToken cancellation)
    {
        await output.WriteAsync(line, cancellation);
        output.WriteByte((byte)'\n');
    }
}
