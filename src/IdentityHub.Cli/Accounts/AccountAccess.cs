using IdentityHub.Accounts;
using IdentityHub.Cli.Running;
using IdentityHub.OpenId;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Accounts;

/// <summary>The hub's accounts and sessions on the configured database.</summary>
internal static class AccountAccess
{
    /// <summary>Adds them. Throws <see cref="CommandFailedException"/> without <c>Hub:Issuer</c>: links lead there.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (!Uri.TryCreate(configuration["Hub:Issuer"], UriKind.Absolute, out var issuer))
            throw new CommandFailedException("Hub:Issuer is missing: the address by which browsers reach the hub, as its nodes have it.", ExitCodes.Usage);
        services.AddHubSessions(new SignOnOptions { Issuer = issuer }).AddAccounts(configuration);
    }
}
