using System.Diagnostics;
using System.Globalization;
using IdentityHub.Benchmarks.Hub;
using IdentityHub.Consent;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData;
using IdentityHub.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Benchmarks.Consents;

/// <summary>
/// Consent in process, on a database of its own: <c>consent [--provider Sqlite|PostgreSql] [--seconds 10] [--only append,decide,audience,stream,suppress,verify] [--audience 1000000] [--suppressions 10000000] [--events 1000000]</c>.
/// </summary>
internal static class ConsentRun
{
    public static readonly Actor Actor = Actor.Client("load");
    public static readonly PurposeId Newsletter = new("newsletter");

    public static async Task<int> RunAsync(string[] args)
    {
        string Option(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
        int Number(string name, int otherwise) => int.Parse(Option(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        var only = Option("only", "append,decide,audience,stream,suppress,verify").Split(',');
        var time = TimeSpan.FromSeconds(Number("seconds", 10));
        if (only.Contains("verify"))
            await LedgerLoad.VerifyAsync(Number("events", 1_000_000));
        foreach (var provider in Option("provider", "Sqlite,PostgreSql").Split(','))
        {
            if (only is ["verify"])
                break;
            Console.WriteLine($"== {provider}, {Environment.ProcessorCount} cores");
            await using var database = await LoadDatabase.CreateAsync(provider);
            await using var node = Node(provider, database.ConnectionString);
            await PrepareAsync(node);
            if (only.Contains("append"))
                await LedgerLoad.AppendAsync(node, time);
            if (only.Contains("decide"))
                await AudienceLoad.DecideAsync(node, time);
            if (only.Contains("suppress"))
                await SuppressionLoad.RunAsync(node, Number("suppressions", 10_000_000));
            if (only.Contains("audience") || only.Contains("stream"))
                await AudienceAsync(provider, only, Number("audience", 1_000_000));
        }
        return 0;
    }

    /// <summary>On a database of its own, so that nothing else is in it; the production host is another process on the same one.</summary>
    private static async Task AudienceAsync(string provider, string[] only, int count)
    {
        await using var database = await LoadDatabase.CreateAsync(provider);
        await using (var node = Node(provider, database.ConnectionString))
        {
            await PrepareAsync(node);
            await AudienceFill.RunAsync(provider, database.ConnectionString, count);
            if (only.Contains("audience"))
                await AudienceLoad.FilterAsync(node, count);
        }
        if (only.Contains("stream"))
            await AudienceLoad.StreamAsync(provider, database.ConnectionString, count);
    }

    public static void Tell(string what, long count, TimeSpan elapsed) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {count,10} in {elapsed.TotalSeconds,7:F2} s {count / elapsed.TotalSeconds,12:F0}/s"));

    public static async Task<T> AskAsync<TService, T>(IServiceProvider node, Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = node.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static ServiceProvider Node(string provider, string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider, ["Database:ConnectionString"] = connectionString, ["Hub:RootKey"] = Convert.ToBase64String(new byte[32]),
            ["Hub:Privacy:Journal"] = Path.Combine(Path.GetTempPath(), $"identityhub-load-{Guid.NewGuid():N}.erasures"),
        }).Build();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(configuration).AddHubStorage(configuration).AddMasterData().AddConsent().BuildServiceProvider();
    }

    private static async Task PrepareAsync(ServiceProvider node)
    {
        await AskAsync<HubDatabase, bool>(node, async d =>
        {
            await d.MigrateAsync(CancellationToken.None);
            return true;
        });
        _ = (await AskAsync<ConsentCatalog, Kernel.Outcomes.Outcome<Purpose>>(node, c => c.UpsertAsync(
            new Purpose(Newsletter, "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email, Channel.Sms], [new PurposeText("en", 1, "News", "Send me news.")]),
            Actor, CancellationToken.None))).Value;
        _ = (await AskAsync<MasterData.Sources.SourceSystems, Kernel.Outcomes.Outcome<MasterData.Sources.SourceSystem>>(
            node, s => s.RegisterAsync(new MasterData.Sources.SourceSystem("crm", "CRM", 1), Actor, CancellationToken.None))).Value;
    }
}
