using System.Text.Json;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Outbound;

namespace IdentityHub.OpenId.Subjects;

/// <summary>Fetches the list behind <c>sector_identifier_uri</c>, past no redirect and from no private address: it must name every redirect URI of the client, character by character.</summary>
internal sealed class FetchedSectorList(OutboundHttp http) : ISectorList
{
    private const string Field = "sector_identifier_uri";

    public async Task<FieldViolation?> CheckAsync(ClientDefinition client, CancellationToken cancellation)
    {
        if (client.SectorIdentifierUri is not { } address)
            return null;
        try
        {
            var listed = JsonSerializer.Deserialize<string[]>(await http.GetAsync(address, cancellation));
            return listed is not null && client.RedirectUris.All(uri => listed.Contains(uri.OriginalString, StringComparer.Ordinal))
                ? null
                : new FieldViolation(Field, "The list there doesn't name every redirect URI.");
        }
        catch (JsonException)
        {
            return new FieldViolation(Field, "What is there is no JSON array of addresses.");
        }
        catch (Exception failure) when (failure is HttpRequestException || failure is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new FieldViolation(Field, "The list can't be fetched: a public https address, without redirects.");
        }
    }
}
