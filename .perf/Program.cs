using System.Diagnostics;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using IdentityHub.Client;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Sources;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Record.V1;
using IdentityHub.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

await using var hub = await RunningHub.StartAsync(b => b.Logging.SetMinimumLevel(LogLevel.Error));
await hub.ScopedAsync<SourceSystems, object?>(async s => { await s.RegisterAsync(new SourceSystem("crm", "crm", 1), Actor.Hub("x"), default); return null; });
await hub.ScopedAsync<ClientRegistry, object?>(async r => { await r.RegisterAsync(new ClientDefinition("c", "c", ClientKind.Confidential) { ChosenSecret = "secret-of-perf-only-xxxx", ActsByItself = true, SignsPeopleIn = false, Scopes = HubScopes.Api, SourceSystems = ["crm"] }, Actor.Hub("x"), default); return null; });
var o = new IdentityHubClientOptions { Address = hub.Grpc, Issuer = hub.Web, ClientId = "c", ClientSecret = "secret-of-perf-only-xxxx" };
foreach (var s in HubScopes.Api) o.Scopes.Add(s);
using var client = new IdentityHubClient(o);
var key = new SourceKey { System = "crm", Key = "1" };
SourceRecord Rec(string k) => new() { Key = new SourceKey { System = "crm", Key = k }, Attributes = new Attributes { Name = new PersonName { Given = "Ada", Family = "L" }, Emails = { new EmailAddress { Value = k + "@example.com", Verified = true } } } };
var r = (await client.Records.UpsertAsync(new UpsertRequest { Record = Rec("1") })).Receipt;
using var channel = GrpcChannel.ForAddress(hub.Grpc);
var health = new Health.HealthClient(channel);
async Task Run(string name, Func<Task> call, int seconds, int callers)
{
    for (var i = 0; i < 300; i++) await call();
    var until = Stopwatch.StartNew(); long n = 0; var lat = new List<double>();
    var a0 = GC.GetTotalAllocatedBytes(); var c0 = Process.GetCurrentProcess().TotalProcessorTime;
    await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ => { var l = new List<double>(); while (until.Elapsed.TotalSeconds < seconds) { var t = Stopwatch.GetTimestamp(); await call(); l.Add(Stopwatch.GetElapsedTime(t).TotalMilliseconds); Interlocked.Increment(ref n); } lock (lat) lat.AddRange(l); }));
    var cpu = (Process.GetCurrentProcess().TotalProcessorTime - c0).TotalMilliseconds / n;
    lat.Sort();
    Console.WriteLine($"{name,-22} {n / until.Elapsed.TotalSeconds,8:N0}/s  cpu {cpu * 1000,7:N0} us/call (client+server)  alloc {(GC.GetTotalAllocatedBytes() - a0) / n,8:N0} B  p50 {lat[lat.Count / 2]:0.00} p99 {lat[lat.Count * 99 / 100]:0.00} ms");
}
for (var round = 0; round < 2; round++)
{
    await Run("empty (health)", () => health.CheckAsync(new HealthCheckRequest()).ResponseAsync, 4, 16);
    await Run("Lookup cached", () => client.Identities.LookupAsync(new() { Key = key }).ResponseAsync, 4, 16);
    await Run("Lookup full", () => client.Identities.LookupAsync(new() { Key = key, Consistency = new Consistency { FullyConsistent = true } }).ResponseAsync, 4, 16);
    await Run("Get cached", () => client.Parties.GetAsync(new() { Gpid = r.Gpid }).ResponseAsync, 4, 16);
    var k = 0;
    await Run("Upsert unary", () => client.Records.UpsertAsync(new UpsertRequest { Record = Rec("u" + round + Interlocked.Increment(ref k)) }).ResponseAsync, 4, 64);
    var sw = Stopwatch.StartNew(); var got = 0; var N = 6000;
    async IAsyncEnumerable<StreamUpsertRequest> Many() { for (var i = 0; i < N; i++) { yield return new StreamUpsertRequest { CorrelationId = i.ToString(), Record = Rec("s" + round + "-" + i) }; } await Task.Yield(); }
    await foreach (var x in client.UpsertManyAsync(Many())) got++;
    Console.WriteLine($"StreamUpsert {got / sw.Elapsed.TotalSeconds:N0}/s ({got})");
}
