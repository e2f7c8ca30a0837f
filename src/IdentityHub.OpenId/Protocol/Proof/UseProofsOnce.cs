using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>Uses up the request's proofs: of two requests with the same one, on whatever nodes, one goes on (RFC 7523 §3 (7), RFC 9449 §11.1).</summary>
internal sealed class UseProofsOnce(IUsedProofStore used) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public static readonly int Order = OpenIddictServerHandlers.ValidateClientCertificate.Descriptor.Order + 900;

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        foreach (var (fingerprint, until, error) in PendingProofs.Of(context.Transaction).All)
        {
            if (await used.UseAsync(fingerprint, until, context.CancellationToken))
                continue;
            context.Reject(error, "It was used before.");
            return;
        }
    }
}
