using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore;

namespace IdentityHub.Storage.OpenId;

/// <summary>Gives OpenIddict's stores the request's context when they first need one: those who only read an application that is at hand never do.</summary>
internal sealed class LateContext(IServiceProvider services) : IOpenIddictEntityFrameworkCoreContext
{
    public ValueTask<DbContext> GetDbContextAsync(CancellationToken cancellationToken) => ValueTask.FromResult<DbContext>(services.GetRequiredService<HubDbContext>());
}
