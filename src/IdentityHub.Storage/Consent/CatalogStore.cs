using System.Text.Json;
using IdentityHub.Consent.Forms;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent;

internal sealed class CatalogStore(HubDbContext db) : ICatalogStore
{
    private const int Form = 1;
    private const int List = 2;

    public async Task<IReadOnlyList<AuthorisationForm>> FormsAsync(CancellationToken cancellation) => [.. (await ReadAsync<AuthorisationForm>(Form, cancellation))];

    public async Task<IReadOnlyList<Subscription>> SubscriptionsAsync(CancellationToken cancellation) => [.. (await ReadAsync<Subscription>(List, cancellation))];

    public Task SaveAsync(AuthorisationForm form, CancellationToken cancellation) => SaveAsync(Form, form.Id.Code, form, cancellation);

    public Task SaveAsync(Subscription subscription, CancellationToken cancellation) => SaveAsync(List, subscription.Id.Code, subscription, cancellation);

    private async Task<IEnumerable<T>> ReadAsync<T>(int kind, CancellationToken cancellation) =>
        (await db.Set<ConsentCatalogRow>().AsNoTracking().Where(r => r.Kind == kind).OrderBy(r => r.Code).Select(r => r.Content).ToListAsync(cancellation))
        .Select(content => JsonSerializer.Deserialize<T>(content)!);

    private async Task SaveAsync<T>(int kind, string code, T item, CancellationToken cancellation)
    {
        var content = JsonSerializer.Serialize(item);
        if (await db.Set<ConsentCatalogRow>().SingleOrDefaultAsync(r => r.Kind == kind && r.Code == code, cancellation) is { } row)
            row.Content = content;
        else
            db.Add(new ConsentCatalogRow { Kind = kind, Code = code, Content = content });
    }
}
