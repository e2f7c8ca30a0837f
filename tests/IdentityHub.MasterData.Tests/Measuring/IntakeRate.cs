using System.Diagnostics;
using System.Globalization;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.MasterData.Tests.Measuring;

/// <summary>Figures, not tests: <c>IdentityHub.MasterData.Tests -explicit only -class '*IntakeRate' -showLiveOutput</c>.</summary>
public sealed class IntakeRate(ITestOutputHelper output)
{
    private const int People = 4_000;

    [Theory(Explicit = true)]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Records_through_the_queue(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var queue = node.Services.GetRequiredService<IntakeQueue>();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => queue.SubmitAsync(Record("web", i, -i - 1), TestContext.Current.CancellationToken)));

        var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await Parallel.ForAsync(0, People * 3 / 2, new ParallelOptions { MaxDegreeOfParallelism = 512 }, async (i, cancellation) =>
            await queue.SubmitAsync(i < People ? Record("crm", i, i) : Record("shop", i, i - People), cancellation));
        Report($"{provider} intake", People * 3 / 2, clock.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - before);

        (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await Parallel.ForAsync(0, 4_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancellation) =>
            await node.InScope<PartyDirectory, object?>(async directory =>
                await directory.LookupAsync(new SourceKey("crm", $"k{i * 7919 % People}"), ReadConsistency.MinimizeLatency, cancellation)));
        Report($"{provider} lookups", 4_000, clock.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - before);
    }

    private void Report(string what, int count, TimeSpan elapsed, TimeSpan processor) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: {count / elapsed.TotalSeconds:N0}/s by the clock, {count / processor.TotalSeconds:N0} per processor second"));

    private static IntakeCommand Record(string system, int key, int person) => IntakeCommand.Write(
        new SourceRecordUpsert(new SourceKey(system, $"k{key}"), new SourceRecordContent
        {
            GivenName = $"Given{person % 997}",
            FamilyName = $"Family{person}",
            BirthDate = new DateOnly(1950, 1, 2).AddDays(person % 20_000),
            Emails = [new EmailAddressValue($"person{person}@people.example")],
            Phones = [new PhoneNumberValue($"+1 212 {person:0000000}")],
            Addresses = [new PostalAddressValue { Line1 = $"{person % 200} High Street", City = "Springfield", Postcode = $"{person % 90_000:00000}" }],
        }), MasterDataNode.Crm);
}
