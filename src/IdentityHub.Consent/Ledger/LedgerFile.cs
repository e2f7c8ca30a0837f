using System.Text;
using System.Text.Json;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Ledger;

/// <summary>Verifies an exported ledger without the hub: from the file and the published keys alone.</summary>
public sealed class LedgerFile
{
    private readonly List<ReadOnlyMemory<byte>> leaves = [];
    private readonly PublishedKeys? trusted;
    private readonly LedgerCheckpoint? witness;
    private PublishedKeys? own;
    private LedgerVerifier verifier = new();
    private LedgerBatch? batch;
    private LedgerFileVerification result = new(new LedgerVerification(0, 0, []), 0, 0, false, false);
    private bool begun, ended, endIsForged, witnessed;
    private byte[] lastHash = LedgerBatch.Genesis;
    private long lastNumber, total, lines;

    private LedgerFile(PublishedKeys? trusted, LedgerCheckpoint? witness) => (this.trusted, this.witness) = (trusted, witness);

    /// <summary>Verifies.</summary>
    /// <param name="input">The export.</param>
    /// <param name="trusted">The published keys, from another source than the file; null: the file's own are taken, which shows that it hangs together, not who made it.</param>
    /// <param name="witness">A checkpoint noted earlier, already verified: the ledger must still contain it; null for none.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<LedgerFileVerification> VerifyAsync(Stream input, PublishedKeys? trusted, LedgerCheckpoint? witness, CancellationToken cancellation)
    {
        var file = new LedgerFile(trusted, witness);
        try
        {
            var lines = new LedgerLines(input);
            while (await lines.NextAsync(file.leaves.Count, cancellation) is { } line)
                file.Line(line);
            return file.Finish();
        }
        finally
        {
            file.own?.Dispose();
        }
    }

    private void Line(ReadOnlyMemory<byte> line)
    {
        lines++;
        // A leaf begins with its action; lines about the file begin with other names. A leaf disguised as another line is missing where it belongs.
        if (line.Span.StartsWith("{\"action\":"u8))
        {
            leaves.Add(line);
            return;
        }
        Close();
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.TryGetProperty("link", out _))
                Open(root);
            else if (root.TryGetProperty("end", out var end))
                End(root, end.GetString()!);
            else if (root.TryGetProperty("format", out var format) && format.GetString() == LedgerExporter.Format && lines == 1)
                Begin(root);
            else
                Find($"Line {lines} is none of a ledger.");
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            Find($"Line {lines} is malformed.");
        }
    }

    private void Begin(JsonElement root)
    {
        begun = true;
        if (trusted is null && root.TryGetProperty("keys", out var keys) && PublishedKeys.Read(keys.GetString()!) is { Count: > 0 } found)
            own = found;
        verifier = new LedgerVerifier(trusted ?? own);
    }

    private void Open(JsonElement root)
    {
        var ids = root.GetProperty("events").GetBytesFromBase64();
        var events = new ConsentEventId[ids.Length / 16];
        for (var i = 0; i < events.Length; i++)
            events[i] = new ConsentEventId(new Guid(ids.AsSpan(i * 16, 16), bigEndian: true));
        batch = new LedgerBatch(
            root.GetProperty("link").GetInt64(), Convert.FromHexString(root.GetProperty("previous").GetString()!), events, Convert.FromHexString(root.GetProperty("root").GetString()!),
            Instants.FromMicroseconds(root.GetProperty("sealedAt").GetInt64()), Convert.FromHexString(root.GetProperty("hash").GetString()!))
        {
            Leaves = root.GetProperty("leaves").GetBytesFromBase64(), Checkpoint = root.TryGetProperty("checkpoint", out var checkpoint) ? checkpoint.GetString() : null,
        };
        if (root.GetProperty("count").GetInt32() != events.Length)
            Find($"Link {batch.Number} doesn't name as many events as it counts.");
    }

    private void Close()
    {
        if (batch is null)
        {
            if (leaves.Count > 0)
                Find($"{leaves.Count} events before line {lines} belong to no link.");
            leaves.Clear();
            return;
        }
        verifier.CheckLeaves(batch, LedgerVerifier.Hash(leaves));
        total += batch.Events.Count;
        (lastNumber, lastHash) = (batch.Number, batch.Hash);
        if (witness?.Number == batch.Number)
        {
            witnessed = true;
            if (!witness.Hash.AsSpan().SequenceEqual(batch.Hash))
                Find("It isn't the link that the checkpoint noted earlier was signed for: the ledger was rewritten.");
        }
        leaves.Clear();
        batch = null;
    }

    private void End(JsonElement root, string end)
    {
        ended = true;
        using var json = JsonDocument.Parse(end);
        var said = json.RootElement;
        if (said.GetProperty("links").GetInt64() != lastNumber || said.GetProperty("events").GetInt64() != total || !Convert.FromHexString(said.GetProperty("hash").GetString()!).AsSpan().SequenceEqual(lastHash))
            Find($"The end tells of {said.GetProperty("links").GetInt64()} links and {said.GetProperty("events").GetInt64()} events; the file stops after link {lastNumber} with {total}: the last links are missing.");
        var signed = root.TryGetProperty("signature", out var signature) ? signature.GetString() : null;
        if (signed is not null && (trusted ?? own) is { } keys)
        {
            if (keys.Verify(signed, LedgerExporter.EndType, out var problem) is not { } payload)
                endIsForged = !Find($"The end's signature is forged or altered: {problem}.");
            else if (!payload.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(end)))
                endIsForged = !Find("The end's signature is of another end.");
            else
                result = result with { EndIsSigned = true };
        }
        result = result with { Unsealed = root.TryGetProperty("unsealed", out var unsealed) ? unsealed.GetInt64() : 0 };
    }

    private LedgerFileVerification Finish()
    {
        Close();
        if (!begun)
            Find("The head line is missing: this is no exported ledger.");
        if (!ended)
            Find($"The file stops after link {lastNumber} without its end: links after it may be missing.");
        if (trusted is not null && lastNumber > verifier.LastSigned && !result.EndIsSigned)
            Find($"{(lastNumber == verifier.LastSigned + 1 ? $"Link {lastNumber} carries" : $"Links {verifier.LastSigned + 1} to {lastNumber} carry")} no signature of the keys given: anybody could have written {(lastNumber == verifier.LastSigned + 1 ? "it" : "them")}.");
        else if (trusted is not null && ended && !result.EndIsSigned && !endIsForged)
            Find($"The end isn't signed: what was sealed after link {lastNumber} may have been cut off.");
        if (witness is not null && !witnessed)
            Find($"Link {witness.Number}, of which a checkpoint was noted earlier, is missing.");
        return result with { Ledger = verifier.Result(), SignedLinks = verifier.SignedBatches, KeysAreTrusted = trusted is not null };
    }

    private bool Find(string description)
    {
        verifier.Report(new LedgerFinding(batch?.Number ?? lastNumber, description));
        return false;
    }
}
