using System.Diagnostics;
using System.Globalization;
using IdentityHub.Consent;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Suppressions;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Benchmarks.Consents;

/// <summary>How fast a suppression list is taken in, and how long it takes to find out whether one address is on it.</summary>
internal static class SuppressionLoad
{
    private const int Lookups = 5000;

    public static async Task RunAsync(ServiceProvider node, int count)
    {
        var clock = Stopwatch.StartNew();
        var (_, added) = await ConsentRun.AskAsync<SuppressionImport, (long, long)>(node, i => i.ImportAsync(AddressesAsync(count), new SuppressionOrder(SuppressionReason.Complaint), ConsentRun.Actor, null, CancellationToken.None));
        ConsentRun.Tell("suppressions imported", added, clock.Elapsed);
        var keys = node.GetRequiredService<ContactPointKeys>();
        var latencies = new List<double>();
        for (var i = 0; i < Lookups; i++)
        {
            await using var scope = node.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<IConsentStore>();
            var number = Random.Shared.Next(count * 2);
            var start = Stopwatch.GetTimestamp();
            var found = await store.SuppressionsAsync([keys.Of(Address(number))], CancellationToken.None);
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (found.Count > 0 != number < count)
                throw new InvalidOperationException("Wrongly answered.");
        }
        latencies.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"look-up among {count} suppressions: p50 {latencies[Lookups / 2]:F3} ms, p99 {latencies[Lookups * 99 / 100]:F3} ms"));
    }

    private static async IAsyncEnumerable<ContactPoint> AddressesAsync(int count)
    {
        await Task.CompletedTask;
        for (var i = 0; i < count; i++)
            yield return Address(i);
    }

    private static ContactPoint Address(int number) => ContactPoint.OfEmail($"someone.{number}@example.com");
}
