using System.CommandLine;
using IdentityHub.Cli.Accounts;
using IdentityHub.Cli.Clients;
using IdentityHub.Cli.Database;
using IdentityHub.Cli.Exporting;
using IdentityHub.Cli.Import;
using IdentityHub.Cli.Keys;
using IdentityHub.Cli.Ledger;
using IdentityHub.Cli.Loading;
using IdentityHub.Cli.Rebuild;
using IdentityHub.Cli.Running;
using IdentityHub.Cli.Sources;
using IdentityHub.Accounts;
using IdentityHub.Consent;
using IdentityHub.MasterData;
using IdentityHub.OpenId;
using IdentityHub.Cli.Suppressions;
using IdentityHub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Hosting;

/// <summary>Runs <c>identityhub …</c> in this process, on a database and in a folder of its own.</summary>
public sealed class HubCommandLine : IAsyncDisposable
{
    private readonly TestDatabase database;

    private HubCommandLine(TestDatabase database) => this.database = database;

    public string Folder { get; } = Directory.CreateTempSubdirectory("identityhub-cli-").FullName;

    public static async Task<HubCommandLine> CreateAsync() => new(await TestDatabase.CreateAsync());

    /// <summary>With a source system <c>crm</c>.</summary>
    public static async Task<HubCommandLine> WithSourceAsync()
    {
        var hub = await CreateAsync();
        (await hub.RunAsync("sources", "add", "crm", "--name", "Customers", "--verified")).Exit.ShouldBe(0);
        return hub;
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>On this database.</summary>
    public Task<(int Exit, string Output, string Error)> RunAsync(params string[] args) =>
        RunBareAsync([.. args, .. database.Settings.SelectMany(setting => new[] { "--set", $"{setting.Key}={setting.Value}" })]);

    /// <summary>With nothing but what is given.</summary>
    public static async Task<(int Exit, string Output, string Error)> RunBareAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { ImportCommand.Create(), LoadCommand.Create(), ExportCommand.Create(), MigrateCommand.Create(), SourcesCommand.Create(), ClientsCommand.Create(), KeysCommand.Create(), AccountsCommand.Create(), LedgerCommand.Create(), SuppressionsCommand.Create(), RematchCommand.Create() };
        var exit = await CommandLine.RunAsync(root, args, output, error).WaitAsync(TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>Asks the database that the command wrote.</summary>
    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> question) where TService : notnull
    {
        await using var scope = Node().CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Lets a worker of the hub do what commands left for it, until something has become true.</summary>
    public async Task WorkUntilAsync(Func<Task<bool>> done)
    {
        var worker = Node().GetServices<IHostedService>().Single(service => service.GetType().Name == "JobWorker");
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Waiting.UntilAsync(done);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    private ServiceProvider Node() => database.Node(services => services.AddMasterData().AddConsent()
        .AddHubSessions(new SignOnOptions { Issuer = new Uri("https://id.example") }).AddAccounts(new ConfigurationBuilder().Build()));

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
