using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using IdentityHub.Client;
using IdentityHub.Consent;
using IdentityHub.Consent.Ledger;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Record.V1;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.EndToEnd.Killing;

/// <summary>
/// The hub under load is killed with SIGKILL at any moment and started again, over and over: nothing that was acknowledged is lost, the feed has neither gap nor
/// repeat, a retry changes nothing, and the consent ledger verifies. <c>IDENTITYHUB_KILLS</c> says how often; by default a few times, to keep the suite short.
/// </summary>
public sealed class KillTest(ITestOutputHelper output)
{
    private const int Writers = 8;
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("IDENTITYHUB_KILLS") ?? "5", CultureInfo.InvariantCulture);
    private readonly Random chance = new(20261122);
    private readonly WriteLog log = new();
    private Exception? lastFailure;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task KilledAtAnyMoment_TheHubLosesNothingItAcknowledged(DatabaseProvider provider)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(provider);
        var settings = new HubSettings(provider.ToString(), database.ConnectionString);
        await HubInProcess.PrepareAsync(settings, cancellation);
        // The writers learn at once that they got no answer; everybody else tries again, as a client does by default.
        using var impatient = settings.Connect(deadline: TimeSpan.FromSeconds(30), attempts: 1);
        using var client = settings.Connect(deadline: TimeSpan.FromSeconds(30), attempts: 5);
        await using var reader = new FeedReader(client);
        var clock = Stopwatch.StartNew();
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var hub = await HubProcess.StartAsync(settings, cancellation);
            if (kill == 1)
                reader.Start();
            await RepeatUnansweredAsync(client, cancellation);
            await LoadUntilKilledAsync(hub, client, impatient, chance.Next(5, 200), cancellation);
            output.WriteLine($"{clock.Elapsed.TotalSeconds,6:F1} s  kill {kill}: {log.Records.Count} records and {log.Consents.Count} consents acknowledged, {log.Unanswered.Count} unanswered");
        }

        using (var hub = await HubProcess.StartAsync(settings, cancellation))
        {
            await RepeatUnansweredAsync(client, cancellation);
            await EveryAcknowledgedRecordIsThereAsync(client, cancellation);
            await EveryRetryIsAnsweredAsBeforeAsync(client, cancellation);
            await TheReaderCaughtUpAsync(settings, reader, cancellation);
            await TheLedgerIsSealedAsync(settings, cancellation);
            await hub.KillAsync();
        }
        await TheLedgerVerifiesAsync(settings, cancellation);
        log.Records.Count.ShouldBeGreaterThan(Kills, "the load wrote next to nothing");
    }

    private async Task LoadUntilKilledAsync(HubProcess hub, IdentityHubClient client, IdentityHubClient impatient, int answers, CancellationToken cancellation)
    {
        // The first answer of a fresh process takes its time; the load begins with it.
        await InsistAsync(client, log.NextRecord(), cancellation);
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writers = Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(impatient, withConsents: i % 4 == 0, killed.Token), cancellation)).ToArray();
        // After so many answers, however fast the machine; the next ones are on their way at that moment.
        var enough = log.Answers + answers;
        await UntilAsync(() => Task.FromResult(log.Answers >= enough || writers.All(w => w.IsCompleted)), "the load stands still", cancellation);
        await hub.KillAsync();
        await killed.CancelAsync();
        await Task.WhenAll(writers);
    }

    private async Task WriteAsync(IdentityHubClient client, bool withConsents, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested)
        {
            var record = log.NextRecord();
            if (!await OrRememberAsync(client, record) || (withConsents && !await OrRememberAsync(client, WriteLog.ConsentFor(record))))
                return;
        }
    }

    private async Task<bool> OrRememberAsync(IdentityHubClient client, IMessage message)
    {
        if (await SendAsync(client, message, CancellationToken.None))
            return true;
        log.Unanswered.Enqueue(message);
        return false;
    }

    // A client that was cut off waits a moment before it connects again.
    private Task InsistAsync(IdentityHubClient client, IMessage message, CancellationToken cancellation) =>
        UntilAsync(() => SendAsync(client, message, cancellation), "the hub that said it is ready doesn't answer", cancellation, () => lastFailure);

    // False when no answer came, which after a kill is no fault.
    private async Task<bool> SendAsync(IdentityHubClient client, IMessage message, CancellationToken cancellation)
    {
        try
        {
            switch (message)
            {
                case UpsertRequest record:
                    log.Records[record.RequestId] = (record, await client.Records.UpsertAsync(record, cancellationToken: cancellation));
                    break;
                case RecordRequest consent:
                    log.Consents[consent.RequestId] = (consent, await client.Consents.RecordAsync(consent, cancellationToken: cancellation));
                    break;
            }
            return true;
        }
        catch (Exception failure) when (IsNoAnswer(failure))
        {
            lastFailure = failure;
            return false;
        }
    }

    private static bool IsNoAnswer(Exception failure) =>
        failure is HttpRequestException or IOException || (failure is RpcException { StatusCode: StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled });

    private async Task RepeatUnansweredAsync(IdentityHubClient client, CancellationToken cancellation)
    {
        while (log.Unanswered.TryDequeue(out var message))
            await InsistAsync(client, message, cancellation);
    }

    private async Task EveryAcknowledgedRecordIsThereAsync(IdentityHubClient client, CancellationToken cancellation)
    {
        foreach (var part in log.Records.Values.Chunk(100))
        {
            var found = await client.Identities.BatchLookupAsync(new BatchLookupRequest { Keys = { part.Select(r => r.Request.Record.Key) } }, cancellationToken: cancellation);
            for (var i = 0; i < part.Length; i++)
            {
                found.Results[i].RecordId.ShouldBe(part[i].Response.Receipt.RecordId);
                new[] { found.Results[i].Gpid }.Concat(found.Results[i].RedirectedFrom).ShouldContain(part[i].Response.Receipt.Gpid);
            }
        }
    }

    private async Task EveryRetryIsAnsweredAsBeforeAsync(IdentityHubClient client, CancellationToken cancellation)
    {
        foreach (var (request, response) in Sample(log.Records.Values))
            (await client.Records.UpsertAsync(request, cancellationToken: cancellation)).Receipt.ShouldBe(response.Receipt);
        foreach (var (request, response) in Sample(log.Consents.Values))
            (await client.Consents.RecordAsync(request, cancellationToken: cancellation)).EventIds.ShouldBe(response.EventIds);
    }

    private IEnumerable<T> Sample<T>(ICollection<T> all) => all.OrderBy(_ => chance.Next()).Take(200);

    private static async Task TheReaderCaughtUpAsync(HubSettings settings, FeedReader reader, CancellationToken cancellation)
    {
        await using var node = HubInProcess.Compose(settings);
        var feed = node.Services.GetRequiredService<IChangeFeed>();
        var whole = new List<SequencedChange>();
        await UntilAsync(
            async () =>
            {
                while (await feed.ReadAsync(new FeedPosition(whole.Count), 5000, cancellation) is { Count: > 0 } more)
                    whole.AddRange(more);
                return reader.Seen.Count >= whole.Count;
            },
            "the reader doesn't catch up", cancellation);
        whole.Select(c => c.Position.Value).ShouldBe(Enumerable.Range(1, whole.Count).Select(i => (long)i), "positions have gaps");
        reader.Seen.Select(c => ((int)c.Kind, c.Gpid)).ShouldBe(whole.Select(c => ((int)c.Change.Kind, c.Change.Party.ToString())), "the reader saw something else than what is kept");
    }

    private static async Task TheLedgerIsSealedAsync(HubSettings settings, CancellationToken cancellation)
    {
        await using var node = HubInProcess.Compose(settings);
        await UntilAsync(
            async () =>
            {
                await using var scope = node.Services.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<ILedgerStore>().CountUnsealedAsync(cancellation) == 0;
            },
            "the sequencer doesn't seal", cancellation);
    }

    private async Task TheLedgerVerifiesAsync(HubSettings settings, CancellationToken cancellation)
    {
        await using var node = HubInProcess.Compose(settings);
        await using var scope = node.Services.CreateAsyncScope();
        var (verification, unsealed) = await scope.ServiceProvider.GetRequiredService<LedgerAudit>().VerifyAsync(cancellation);
        verification.Findings.ShouldBeEmpty();
        unsealed.ShouldBe(0);
        verification.Events.ShouldBe(log.Consents.Count, "every acknowledged consent once: retries add nothing");
        var records = log.Consents.Values.Select(c => log.Records[c.Request.RequestId["consent-".Length..]].Response.Receipt.RecordId).Select(TypeId.Parse<SourceRecordId>);
        var kept = (await scope.ServiceProvider.GetRequiredService<IConsentStore>().OfRecordsAsync([.. records], cancellation)).Select(s => s.Id.ToString()).ToHashSet();
        log.Consents.Values.SelectMany(c => c.Response.EventIds).Where(id => !kept.Contains(id)).ShouldBeEmpty("acknowledged consents are gone");
        output.WriteLine($"{verification.Events} consents in {verification.Batches} links verify; {log.Records.Count} records.");
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string otherwise, CancellationToken cancellation, Func<Exception?>? cause = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), $"{otherwise} {cause?.Invoke()}");
            await Task.Delay(5, cancellation);
        }
    }
}
