using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Parties;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.MasterData;

/// <summary>Single parties and keys through EF Core, for the engine without statements of its own (SQL Server).</summary>
internal sealed class EntityCommittedDirectory(IServiceScopeFactory scopes) : ICommittedDirectory
{
    public async ValueTask<PartyView?> FindAsync(GlobalPartyId id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IDirectoryStore>().ReadPartiesAsync([id], cancellation)).GetValueOrDefault(id);
    }

    public async ValueTask<CrosswalkAnswer?> FindAsync(SourceKey key, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IDirectoryStore>().FindAsync([key], cancellation)).GetValueOrDefault(key);
    }
}
