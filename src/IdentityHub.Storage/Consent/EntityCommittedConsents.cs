using IdentityHub.Consent;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Ids;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Consent;

/// <summary>What single decisions depend on through EF Core, for the engine without statements of its own (SQL Server); several statements, of one moment under its snapshot isolation only.</summary>
internal sealed class EntityCommittedConsents(IServiceScopeFactory scopes) : ICommittedConsents
{
    public async ValueTask<PartyConsents?> OfPartyAsync(GlobalPartyId party, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IConsentStore>();
        var found = await store.OfPartiesAsync([party], cancellation);
        if (found.Count == 0)
            return null;
        ContactPointKey[] keys = [.. found[0].Statements.Select(statement => statement.ContactPoint).OfType<ContactPointKey>().Distinct()];
        return new PartyConsents(found[0], await OfAsync(store, keys, cancellation));
    }

    public async ValueTask<ContactPointFacts> OfContactPointAsync(ContactPointKey contactPoint, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await OfAsync(scope.ServiceProvider.GetRequiredService<IConsentStore>(), [contactPoint], cancellation);
    }

    private static async Task<ContactPointFacts> OfAsync(IConsentStore store, ContactPointKey[] keys, CancellationToken cancellation) =>
        keys.Length == 0 ? ContactPointFacts.None : new(await store.SuppressionsAsync(keys, cancellation), await store.ContactPointStatesAsync(keys, cancellation));
}
