using System.Diagnostics;
using IdentityHub.Benchmarks.Hub;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using Microsoft.Extensions.DependencyInjection;
using Wire = IdentityHub.Protos.Consent.V1;

namespace IdentityHub.Benchmarks.Consents;

/// <summary>Decisions through the module's front door, and an audience filtered as the database has it, in process and over the wire.</summary>
internal static class AudienceLoad
{
    /// <summary>One question a call, every call in a scope of its own; every party is asked about often enough to be in the cache.</summary>
    public static async Task DecideAsync(ServiceProvider node, TimeSpan time)
    {
        // People of its own: what another part has them say is no concern of this one.
        var records = await LedgerLoad.PeopleAsync(node, "D");
        var parties = new List<GlobalPartyId>();
        foreach (var record in records)
        {
            await ConsentRun.AskAsync<ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(node, r => r.RecordAsync(
                [new ConsentCapture(new ConsentSubject.OfSourceRecord(record), ConsentRun.Newsletter, Channel.Email, null, ConsentAction.Granted)], ConsentRun.Actor, null, CancellationToken.None));
            parties.Add((await ConsentRun.AskAsync<Consent.IConsentStore, IReadOnlyList<ResolvedSubject?>>(node, s => s.ResolveAsync([new ConsentSubject.OfSourceRecord(record)], CancellationToken.None)))[0]!.Value.Party);
        }
        for (var run = 0; run < 2; run++)
        {
            var clock = Stopwatch.StartNew();
            var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
            var count = (await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
            {
                var done = 0L;
                await using var scope = node.CreateAsyncScope();
                var decider = scope.ServiceProvider.GetRequiredService<ConsentDecider>();
                while (Stopwatch.GetTimestamp() < end)
                {
                    var decision = await decider.DecideAsync(
                        new DecisionQuestion(parties[Random.Shared.Next(parties.Count)], ConsentRun.Newsletter, Channel.Email), ReadConsistency.MinimizeLatency, CancellationToken.None);
                    if (decision.Value.Verdict != Verdict.Allow)
                        throw new InvalidOperationException("Wrongly denied.");
                    done++;
                }
                return done;
            })))).Sum();
            ConsentRun.Tell("decisions, ConsentDecider, one a call", count, clock.Elapsed);
        }
    }

    /// <summary>An audience of the database, filtered by the module.</summary>
    public static async Task FilterAsync(ServiceProvider node, int count)
    {
        var clock = Stopwatch.StartNew();
        var allowed = 0;
        var parts = Enumerable.Range(0, count).Chunk(AudienceFilter.MaximumMembers);
        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (part, cancellation) =>
        {
            var answers = await ConsentRun.AskAsync<AudienceFilter, (Verdict Verdict, ReasonCode Reason)?[]>(node, filter => filter.FilterAsync(
                new DecisionQuestion(default, ConsentRun.Newsletter, Channel.Email), [.. part.Select(n => (AudienceFill.Party(n), (Consent.ContactPoints.ContactPoint?)null))], cancellation));
            Interlocked.Add(ref allowed, answers.Count(a => a?.Verdict == Verdict.Allow));
        });
        Tell("audience filtered in process", count, allowed, clock.Elapsed);
    }

    /// <summary>The same over one gRPC call to the production host in a process of its own: members streamed up, verdicts streamed down.</summary>
    public static async Task StreamAsync(string provider, string connectionString, int count)
    {
        var settings = new HubSettings(provider, connectionString).With("Hub:Privacy:Journal", Path.Combine(Path.GetTempPath(), $"identityhub-load-{Guid.NewGuid():N}.erasures"));
        await HubInProcess.PrepareAsync(settings, CancellationToken.None);
        using var hub = await HubProcess.StartAsync(settings, CancellationToken.None, asInProduction: true);
        await new LoadRun(hub).SettleAsync();
        using var client = settings.Connect();
        // The token is fetched, and the code compiled, by a small one first.
        foreach (var members in new[] { Math.Min(count, 20_000), count })
        {
            var clock = Stopwatch.StartNew();
            using var call = client.Consents.FilterAudience(deadline: DateTime.UtcNow.AddMinutes(10));
            var sending = Task.Run(async () =>
            {
                await call.RequestStream.WriteAsync(new Wire.FilterAudienceRequest { Criteria = new Wire.AudienceCriteria { Purpose = "newsletter", Channel = Wire.Channel.Email } });
                foreach (var part in Enumerable.Range(0, members).Chunk(AudienceFilter.MaximumMembers))
                    await call.RequestStream.WriteAsync(new Wire.FilterAudienceRequest { Members = { part.Select(n => new Wire.AudienceMember { Gpid = AudienceFill.Party(n).ToString() }) } });
                await call.RequestStream.CompleteAsync();
            });
            var allowed = 0;
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                allowed += call.ResponseStream.Current.Results.Count(result => result.Verdict == Wire.Verdict.Allow);
            await sending;
            if (members == count)
                Tell("audience filtered over one gRPC stream", count, allowed, clock.Elapsed);
        }
    }

    private static void Tell(string what, int count, int allowed, TimeSpan elapsed)
    {
        if (allowed != Enumerable.Range(0, count).Count(AudienceFill.IsAllowed))
            throw new InvalidOperationException($"{allowed} of {count} were allowed.");
        ConsentRun.Tell($"{what}, {allowed} allowed", count, elapsed);
    }
}
