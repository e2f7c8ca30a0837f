using IdentityHub.Consent.Receipts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Privacy;

/// <summary>The keys that receipts and the ledger's checkpoints were ever signed with. <c>/.well-known/jwks</c> has those of today only; a receipt is verified for years.</summary>
internal static class ConsentKeysEndpoint
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/.well-known/consent-keys", async (ConsentReceipts receipts, CancellationToken cancellation) =>
            Results.Content(await receipts.PublishedKeysAsync(cancellation), "application/jwk-set+json"));
}
