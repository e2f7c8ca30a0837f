using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Consent.Purposes;

/// <summary>The catalogue for readers without a scope: from the node's snapshot, which is renewed for all of them while it still serves. One per process.</summary>
public sealed class PurposeReader(PurposeSnapshot snapshot, IServiceScopeFactory scopes)
{
    private readonly Lock turn = new();
    private Task<CatalogContent>? reading;

    internal async ValueTask<CatalogContent> ReadAsync(CancellationToken cancellation)
    {
        if (snapshot.Current is { } current)
        {
            if (snapshot.IsAgeing)
                _ = Renew();
            return current;
        }
        return await Renew().WaitAsync(cancellation);
    }

    private Task<CatalogContent> Renew()
    {
        lock (turn)
            return reading is { IsCompleted: false } ? reading : reading = Task.Run(ReadAnewAsync, CancellationToken.None);
    }

    private async Task<CatalogContent> ReadAnewAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ConsentCatalog>().ReadAnewAsync(CancellationToken.None);
    }
}
