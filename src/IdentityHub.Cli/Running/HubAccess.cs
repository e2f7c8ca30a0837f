using System.CommandLine;
using IdentityHub.Consent;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData;
using IdentityHub.MasterData.Resolution;
using IdentityHub.OpenId;
using IdentityHub.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Cli.Running;

/// <summary>The hub's modules on the configured database, without a server.</summary>
internal static class HubAccess
{
    /// <summary>Whoever sits at the keyboard, as facts and the audit trail name them.</summary>
    public static Actor Operator => new(ActorKind.Operator, Environment.UserName);

    /// <summary>Opens the hub. Throws <see cref="CommandFailedException"/> when the configuration lacks something.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="add">What the command needs beside master data, consent and clients.</param>
    public static ServiceProvider Open(ParseResult parsed, Action<IServiceCollection, IConfiguration>? add = null)
    {
        var configuration = Configuration(parsed);
        var services = new ServiceCollection();
        try
        {
            services
                .AddSingleton<IConfiguration>(configuration)
                .AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")))
                .Configure<MatchingOptions>(configuration.GetSection("Hub:Matching"))
                .AddHubStorage(configuration)
                .AddMasterData()
                .AddConsent()
                .AddHubClients();
            add?.Invoke(services, configuration);
        }
        catch (InvalidOperationException missing)
        {
            throw new CommandFailedException(missing.Message);
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Refuses to work on a database of another version: commands other than <c>migrate</c> never change it.</summary>
    public static async Task DemandCurrentDatabaseAsync(IServiceProvider hub, CancellationToken cancellation)
    {
        var database = hub.GetRequiredService<HubDatabase>();
        if (!await database.IsCurrentAsync(cancellation))
            throw new CommandFailedException("The database is not of this version; run `identityhub migrate` first.", ExitCodes.CheckFailed);
        try
        {
            await database.ConfirmRootKeyAsync(cancellation);
        }
        catch (InvalidOperationException refused)
        {
            throw new CommandFailedException(refused.Message, ExitCodes.Usage);
        }
    }

    private static IConfiguration Configuration(ParseResult parsed)
    {
        var builder = new ConfigurationBuilder();
        if (parsed.GetValue(HubOptions.Config) is { } file)
            builder.AddJsonFile(file.Exists ? file.FullName : throw new CommandFailedException($"There is no file {file}.", ExitCodes.Usage), optional: false);
        else
            builder.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true);
        builder.AddEnvironmentVariables();

        var single = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in parsed.GetValue(HubOptions.Set) ?? [])
        {
            var (key, value) = Pairs.Split(pair, "--set", "Key=Value");
            single[key] = value;
        }

        return builder.AddInMemoryCollection(single).Build();
    }
}
