using IdentityHub.OpenId.Clients;

namespace IdentityHub.Web.Shell;

/// <summary>Puts a page into the look of the application that it serves.</summary>
internal sealed class Branding(ClientRegistry clients, Visit visit)
{
    /// <summary>From here on the page is this client's; null or an unknown one leaves the hub's own look.</summary>
    public async Task WearAsync(string? clientId, CancellationToken cancellation)
    {
        if (clientId is null || await clients.FindAsync(clientId, cancellation) is not { Definition: var client })
            return;
        var origins = client.RedirectUris.Concat(client.PostLogoutRedirectUris)
            .Where(uri => uri.IsAbsoluteUri && uri.Scheme is "http" or "https")
            .Select(uri => uri.GetLeftPart(UriPartial.Authority))
            .Distinct(StringComparer.Ordinal);
        visit.Brand = new(client.ClientId, client.Branding?.DisplayName ?? client.Name, client.Branding?.PrimaryColor, [.. origins])
        {
            HasLogo = client.Branding?.LogoUri is not null,
            Welcome = client.Branding?.Welcome.GetValueOrDefault(visit.Language.Tag),
        };
    }
}
