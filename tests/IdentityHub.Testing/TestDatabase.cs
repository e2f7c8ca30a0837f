using IdentityHub.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IdentityHub.Testing;

/// <summary>A fresh database of one test, made by the migrations (once per process; then copied) and gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The root key of every test database: 32 bytes in base 64, worth nothing.</summary>
    public const string RootKey = "dGVzdHMtb25seS1yb290LWtleS1vZi0zMi1ieXRlcyE=";

    private readonly string journal = Path.Combine(Path.GetTempPath(), $"identityhub-tests-{Guid.NewGuid():N}.erasures");
    private readonly Func<ValueTask> drop;
    private readonly List<ServiceProvider> nodes = [];

    internal TestDatabase(DatabaseProvider provider, string connectionString, Func<ValueTask> drop)
    {
        Provider = provider;
        ConnectionString = connectionString;
        this.drop = drop;
    }

    /// <summary>The engine.</summary>
    public DatabaseProvider Provider { get; }

    /// <summary>Leads to this database only.</summary>
    public string ConnectionString { get; }

    /// <summary>The configuration keys of a node on this database: provider, connection string and root key.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Database:Provider"] = Provider.ToString(),
        ["Database:ConnectionString"] = ConnectionString,
        ["Hub:RootKey"] = RootKey,
        // Beside a SQLite file it is there by itself.
        ["Hub:Privacy:Journal"] = Provider == DatabaseProvider.Sqlite ? null : journal,
    };

    /// <summary><see cref="Settings"/> as configuration.</summary>
    public IConfiguration Configuration => new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();

    /// <summary>
    /// Makes a database; SQLite unless another engine is named. Skips the test when that engine has no server here: PostgreSQL needs
    /// <c>IDENTITYHUB_TEST_POSTGRESQL</c> (a connection string without a database), SQL Server <c>IDENTITYHUB_TEST_SQLSERVER</c> or Docker.
    /// </summary>
    public static Task<TestDatabase> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) => provider switch
    {
        DatabaseProvider.Sqlite => SqliteServer.CreateAsync(),
        DatabaseProvider.PostgreSql => PostgreSqlServer.CreateAsync(),
        _ => SqlServerServer.CreateAsync(),
    };

    /// <summary>An existing database that somebody else disposes of.</summary>
    public static TestDatabase At(DatabaseProvider provider, string connectionString) => new(provider, connectionString, () => ValueTask.CompletedTask);

    /// <summary>A place without a database, for tests of making one. Skips as <see cref="CreateAsync"/> does.</summary>
    public static Task<TestDatabase> ReserveAsync(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => Task.FromResult(SqliteServer.Reserve()),
        DatabaseProvider.PostgreSql => Task.FromResult(PostgreSqlServer.Reserve()),
        _ => SqlServerServer.ReserveAsync(),
    };

    /// <summary>A node of the hub on this database: services of its own, disposed with the database. Hosted services don't start by themselves.</summary>
    public ServiceProvider Node(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddHubStorage(Configuration);
        configure?.Invoke(services);
        var node = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        nodes.Add(node);
        return node;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        File.Delete(journal);
        await drop();
    }

    internal static async Task MigrateAsync(DatabaseProvider provider, string connectionString)
    {
        await using var template = new TestDatabase(provider, connectionString, () => ValueTask.CompletedTask);
        await using var scope = template.Node().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HubDatabase>().MigrateAsync(TestContext.Current.CancellationToken);
    }
}
