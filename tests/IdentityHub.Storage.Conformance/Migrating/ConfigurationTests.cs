using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Storage.Conformance.Migrating;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Oracle", "x", "Database:Provider is 'Oracle'; it must be one of Sqlite, PostgreSql, SqlServer")]
    [InlineData("7", "x", "Database:Provider is '7'")]
    [InlineData("Sqlite", "", "Database:ConnectionString is missing")]
    [InlineData("Sqlite", null, "Database:ConnectionString is missing")]
    public void AWrongConfigurationIsRefusedByTheNameOfItsKey(string provider, string? connectionString, string message)
    {
        var configuration = Configuration(("Database:Provider", provider), ("Database:ConnectionString", connectionString));

        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddHubStorage(configuration)).Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    public void RetentionIsAWholeNumberOfDays(string days)
    {
        var configuration = Configuration(("Database:ConnectionString", "Data Source=x"), ("Hub:Retention:FeedDays", days));

        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddHubStorage(configuration)).Message.ShouldStartWith("Hub:Retention:FeedDays");
    }

    [Fact]
    public void TheConnectionStringIsNotPrinted() =>
        new DatabaseOptions(DatabaseProvider.PostgreSql, "Password=secret").ToString().ShouldNotContain("secret");

    [Theory]
    [InlineData(null, true)]
    [InlineData("worker", true)]
    [InlineData("web, grpc", false)]
    public void OnlyAWorkerSequencesAndDoesJobs(string? roles, bool works)
    {
        var services = new ServiceCollection().AddHubStorage(Configuration(("Database:ConnectionString", "Data Source=x"), ("Hub:Roles", roles)));
        using var node = services.BuildServiceProvider();

        node.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Storage.Jobs.JobWorker>().Any().ShouldBe(works);
        node.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Storage.Feed.Sequencer>().Any().ShouldBe(works);
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Build();
}
