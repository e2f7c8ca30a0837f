using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Benchmarks.Consents;

/// <summary>How fast the ledger takes events, seals them, and is verified from an export.</summary>
internal static class LedgerLoad
{
    private const int People = 500;
    private const int Batch = 100;

    /// <summary>Captures of a hundred a call, as imports and the API send them, each call a durable commit; then what sealing them takes.</summary>
    public static async Task AppendAsync(ServiceProvider node, TimeSpan time)
    {
        var records = await PeopleAsync(node, "L");
        foreach (var workers in new[] { 1, 4 })
        {
            await RunAsync(node, records, workers, time / 5);
            var clock = Stopwatch.StartNew();
            var count = await RunAsync(node, records, workers, time);
            ConsentRun.Tell($"events appended, {Batch} a call, {workers} callers", count, clock.Elapsed);
        }
        var (sealing, was) = (Stopwatch.StartNew(), 0L);
        while (await ConsentRun.AskAsync<IEnumerable<ISequencedStep>, bool>(node, steps => steps.OfType<LedgerSealer>().Single().IsNeededAsync(CancellationToken.None)))
        {
            await using var scope = node.CreateAsyncScope();
            var sealer = (LedgerSealer)scope.ServiceProvider.GetServices<ISequencedStep>().Single(s => s is LedgerSealer);
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                async (work, token) =>
                {
                    await sealer.RunAsync(work, token);
                    return true;
                },
                CancellationToken.None);
            was++;
        }
        var events = await ConsentRun.AskAsync<ILedgerStore, long>(node, s => s.CountEventsAsync(CancellationToken.None));
        ConsentRun.Tell($"events sealed in {was} links", events, sealing.Elapsed);
    }

    /// <summary>An export on disk, verified from it with published keys: reading, hashing, trees, chain, signatures.</summary>
    public static async Task VerifyAsync(int count)
    {
        var file = Path.GetTempFileName();
        using var signer = new Signer();
        try
        {
            await using (var output = File.Create(file))
                await new LedgerExporter(new MadeLedger(count, signer), TimeProvider.System, signer).ExportAsync(output, CancellationToken.None);
            using var keys = PublishedKeys.Read(signer.PublicKeys());
            for (var run = 0; run < 3; run++)
            {
                var clock = Stopwatch.StartNew();
                await using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
                var verification = await LedgerFile.VerifyAsync(input, keys, null, CancellationToken.None);
                if (!verification.Ledger.IsWhole || verification.Ledger.Events != count || !verification.EndIsSigned)
                    throw new InvalidOperationException("The ledger isn't whole.");
                ConsentRun.Tell($"events verified from a file of {input.Length / 1_000_000} MB, {verification.SignedLinks} signed links", count, clock.Elapsed);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<List<SourceRecordId>> PeopleAsync(ServiceProvider node, string prefix)
    {
        var records = new List<SourceRecordId>();
        for (var i = 0; i < People; i++)
        {
            var receipt = (await ConsentRun.AskAsync<RecordIntake, Outcome<IntakeReceipt>>(node, intake => intake.UpsertAsync(
                new SourceRecordUpsert(new SourceKey("crm", $"{prefix}{i}"), new SourceRecordContent { GivenName = $"Given{prefix}{i}", FamilyName = $"Family{prefix}{i}" }), ConsentRun.Actor, null, CancellationToken.None))).Value;
            records.Add(receipt.Record);
        }
        return records;
    }

    private static async Task<long> RunAsync(ServiceProvider node, List<SourceRecordId> records, int workers, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        return (await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var done = 0L;
            while (Stopwatch.GetTimestamp() < end)
            {
                var captures = Enumerable.Range(0, Batch).Select(_ =>
                {
                    var person = Random.Shared.Next(records.Count);
                    return new ConsentCapture(
                        new ConsentSubject.OfSourceRecord(records[person]), ConsentRun.Newsletter, Channel.Email, ContactPoint.OfEmail($"someone.{person}@example.com"),
                        Random.Shared.Next(4) == 0 ? ConsentAction.Withdrawn : ConsentAction.Granted)
                    {
                        CollectionPoint = "storefront/checkout", Evidence = new ConsentEvidence("sign-up", 1, "en", new string('a', 64), "192.0.2.0", "Firefox on Linux"),
                    };
                }).ToArray();
                _ = (await ConsentRun.AskAsync<ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(node, r => r.RecordAsync(captures, ConsentRun.Actor, null, CancellationToken.None))).Value;
                done += Batch;
            }
            return done;
        })))).Sum();
    }

    private sealed class Signer : ILedgerSigner, IDisposable
    {
        private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public string Issuer => "https://hub.example/";

        public string Sign(string type, ReadOnlySpan<byte> payload)
        {
            var signed = $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", kid = "k", typ = type }))}.{Base64Url.EncodeToString(payload)}";
            return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
        }

        public string PublicKeys()
        {
            var point = key.ExportParameters(false).Q;
            return JsonSerializer.Serialize(new { keys = new[] { new { kty = "EC", crv = "P-256", kid = "k", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) } } });
        }

        public void Dispose() => key.Dispose();
    }

    /// <summary>Links of the sealer's size, made as they are read.</summary>
    private sealed class MadeLedger(int count, Signer signer) : ILedgerStore
    {
        private LedgerBatch? last;

        public Task<long> CountUnsealedAsync(CancellationToken cancellation) => Task.FromResult(0L);

        public Task<LedgerBatch?> LastAsync(CancellationToken cancellation)
        {
            // The exporter asks first and at once reads every link up to it: made twice, so that nothing is held in memory.
            for (var link = 1; (link - 1) * LedgerSealer.MaximumBatch < count; link++)
                last = Make(link).Batch;
            var head = last;
            last = null;
            return Task.FromResult(head);
        }

        public Task<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)?> ReadAsync(long number, CancellationToken cancellation)
        {
            var link = Make((int)number);
            last = link.Batch;
            return Task.FromResult<(LedgerBatch, IReadOnlyList<LedgerEvent>)?>(link);
        }

        public Task<string> KeptKeysAsync(CancellationToken cancellation) => Task.FromResult(signer.PublicKeys());

        public Task<long> CountEventsAsync(CancellationToken cancellation) => Task.FromResult((long)count);

        public Task<bool> HasUnsealedAsync(CancellationToken cancellation) => Task.FromResult(false);

        public Task<IReadOnlyList<LedgerEvent>> UnsealedAsync(int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public Task AddAsync(LedgerBatch batch, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<(LedgerBatch Batch, int Position)?> LinkOfAsync(ConsentEventId id, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<LedgerEvent?> FindAsync(ConsentEventId id, CancellationToken cancellation) => throw new NotSupportedException();

        public Task KeepKeysAsync(string jwks, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<SubjectKey?> KeyAsync(Guid id, SourceRecordId record, CancellationToken cancellation) => throw new NotSupportedException();

        private (LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events) Make(int link)
        {
            var first = (link - 1) * LedgerSealer.MaximumBatch;
            LedgerEvent[] events = [.. Enumerable.Range(first, Math.Min(LedgerSealer.MaximumBatch, count - first)).Select(Event)];
            return (LedgerBatch.Seal(last, events, DateTimeOffset.UnixEpoch.AddMinutes(link), signer), events);
        }

        private static LedgerEvent Event(int number)
        {
            var at = DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(number);
            return new LedgerEvent(
                new Consent.Decisions.ConsentStatement(
                    new ConsentEventId(new Guid(number, 1, 2, new byte[8])), new SourceRecordId(new Guid(number / 3, 3, 4, new byte[8])), ConsentRun.Newsletter, Channel.Email, new ContactPointKey((UInt128)number),
                    ConsentAction.Granted, at, at, null, at) { TextVersion = 1, Place = "DE" },
                Actor.Client("storefront"), CaptureMethod.Form, "storefront/checkout", Guid.Empty, [], SHA256.HashData(BitConverter.GetBytes(number)));
        }
    }
}
