using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using IdentityHub.OpenId.Tests.Hosting;
using IdentityHub.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>
/// Requests that were genuine before something was done to them, at every endpoint that a stranger can reach. Each is made from the seed and its number
/// alone; IDENTITYHUB_FUZZ_SEED and IDENTITYHUB_FUZZ_COUNT look elsewhere and for longer.
/// </summary>
public sealed class TenThousandRequests
{
    private const int Connections = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_500_no_unhandled_exception_no_redirect_to_an_unregistered_place()
    {
        var seed = Number("IDENTITYHUB_FUZZ_SEED", 20_261_122);
        var count = Number("IDENTITYHUB_FUZZ_COUNT", 10_000);
        using var log = new ErrorLog();
        await using var hub = await RunningHub.StartAsync(
            builder => builder.Logging.ClearProviders().AddProvider(log), settings: [("Hub:Accounts:HashMemoryKiB", "64"), ("Hub:Roles", "web")]);
        var generator = new RequestGenerator(seed, await Ammunition.LoadAsync(hub));
        var found = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        var next = -1;

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var connection = new RawConnection(hub.Web);
            while (Interlocked.Increment(ref next) is var number && number < count && found.Count < 20)
            {
                var request = generator.Make(number);
                var answer = await connection.SendAsync(request.ToBytes(hub.Web.Authority), request.Method == "HEAD", Cancellation).WaitAsync(TimeSpan.FromMinutes(2), Cancellation);
                statuses.AddOrUpdate(answer?.Status ?? 0, 1, (_, before) => before + 1);
                foreach (var problem in Verdict.Problems(request, answer, hub.Web))
                    found.Enqueue($"{problem} Seed {seed}, request {number}:\n{Shown(request)}\n→ {answer?.Status} {string.Join("; ", answer?.Headers ?? [])}");
            }
        }));

        TestContext.Current.SendDiagnosticMessage("Statuses: {0}", string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        found.Concat(log.Errors.Distinct().Take(20)).ShouldBeEmpty(string.Join("\n\n", found.Concat(log.Errors.Distinct().Take(20))));
        // The requests aren't so broken that nothing but the parser is tried.
        statuses.GetValueOrDefault(200).ShouldBeGreaterThan(count / 20);
        statuses.GetValueOrDefault(302).ShouldBeGreaterThan(count / 20);
    }

    private static string Shown(FuzzedRequest request)
    {
        var text = Encoding.Latin1.GetString(request.ToBytes("hub"));
        return text.Length <= 1_500 ? text : text[..1_500] + "…";
    }

    private static int Number(string variable, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : fallback;
}
