using System.Globalization;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Loading;
using IdentityHub.MasterData.Sources;
using IdentityHub.Matching.Generation;
using IdentityHub.Server;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>Fills a database with made-up people by an initial load, so that what is measured afterwards is measured among them.</summary>
internal sealed class MillionParties(int count)
{
    /// <summary>Key of the nth of them.</summary>
    public static string Key(int number) => $"P{number}";

    /// <summary>One of them.</summary>
    public string RandomKey() => Key(Random.Shared.Next(count));

    /// <summary>Loads them before anything else is written; the report.</summary>
    public async Task<LoadReport> LoadAsync(HubSettings settings, CancellationToken cancellation)
    {
        await using var hub = HubInProcess.Compose(settings);
        await HubServer.PrepareAsync(hub, cancellation);
        await using var scope = hub.Services.CreateAsyncScope();
        var system = new SourceSystem(HubInProcess.Source, "Customer relationship management", 1) { ContactPointsVerified = true };
        _ = (await scope.ServiceProvider.GetRequiredService<SourceSystems>().RegisterAsync(system, Actor.Hub("load"), cancellation)).Value;
        var path = Path.GetTempFileName();
        try
        {
            await WriteAsync(path, cancellation);
            await using var file = File.OpenRead(path);
            var load = scope.ServiceProvider.GetRequiredService<InitialLoad>();
            return (await load.RunAsync([new LoadFile("people.csv", file, new ImportOptions(HubInProcess.Source, ImportFormat.Csv))], Actor.Hub("load"), null, null, cancellation)).Value;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Words that somebody may look for: a name, names, a name with a place.</summary>
    public static IReadOnlyList<string> Queries(int number) =>
    [
        .. new CustomerGenerator(new GeneratorOptions { Seed = 11 }).Records().Where(record => record.FamilyName is not null && record.GivenName is not null).Take(number)
            .Select((record, i) => (i % 4) switch
            {
                0 => record.FamilyName!,
                1 => $"{record.GivenName} {record.FamilyName}",
                2 => record.Email ?? $"{record.FamilyName} {record.City}",
                _ => $"{record.FamilyName} {record.Postcode ?? record.City}",
            }),
    ];

    /// <summary>What somebody has typed when they have only begun: letters that many names begin with.</summary>
    public static IReadOnlyList<string> ShortQueries(int number) =>
    [
        .. new CustomerGenerator(new GeneratorOptions { Seed = 11 }).Records().Where(record => record is { FamilyName.Length: > 3, GivenName.Length: > 3 }).Take(number)
            .Select((record, i) => (i % 5) switch
            {
                0 => record.FamilyName![..1],
                1 => record.FamilyName![..2],
                2 => $"{record.GivenName![..1]} {record.FamilyName![..1]}",
                3 => $"{record.GivenName![..1]} {record.FamilyName}",
                _ => $"{record.GivenName![..2]} {record.FamilyName![..3]}",
            }),
    ];

    private async Task WriteAsync(string path, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(path);
        await writer.WriteLineAsync("key,given_name,family_name,name_suffix,full_name,sex,date_of_birth,email,phone,line1,house_number,city,state,postcode,country,national_id");
        var seen = new HashSet<int>();
        foreach (var record in new CustomerGenerator(new GeneratorOptions { Seed = 11 }).Records().Where(record => seen.Add(record.EntityId)).Take(count))
        {
            cancellation.ThrowIfCancellationRequested();
            var values = new[]
            {
                Key(seen.Count - 1), record.GivenName, record.FamilyName, record.NameSuffix, record.FullName, record.Sex, record.BirthDate,
                record.Email is { } email && email.Contains('@', StringComparison.Ordinal) ? email : null, record.Phone, record.AddressLine ?? record.Street, record.HouseNumber, record.City,
                record.State, record.Postcode, record.Country, record.NationalId,
            };
            await writer.WriteLineAsync(string.Join(',', values.Select(value => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
        }
    }
}
