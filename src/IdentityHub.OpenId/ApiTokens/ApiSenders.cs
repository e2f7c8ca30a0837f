using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Protocol.Proof;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.ApiTokens;

/// <summary>Finds out what the sender of a call of the API shows to hold (RFC 9449 §7, RFC 8705 §3).</summary>
internal sealed class ApiSenders(DpopNonces nonces, IUsedProofStore used, SignOnOptions options, TimeProvider time)
{
    /// <summary>Null, or the error code of RFC 9449 §7.1.</summary>
    /// <param name="http">The call; the sender is kept with it.</param>
    /// <param name="boundToken">The token that came by the scheme <c>DPoP</c>; null when it came by another.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<string?> RefusalAsync(HttpContext http, string? boundToken, CancellationToken cancellation)
    {
        var certificate = http.Request.IsHttps ? SenderProof.ThumbprintOf(await http.Connection.GetClientCertificateAsync(cancellation)) : null;
        if (boundToken is null)
        {
            new ApiSender(new SenderProof(null, certificate), ByDpop: false).KeepIn(http);
            return null;
        }
        var header = http.Request.Headers[DpopProof.Name];
        if (header.Count != 1 || DpopProof.Check(header[0] ?? "", http.Request.Method, [.. Addresses(http)], boundToken, time.UtcNow()) is not { } proof)
            return ReadSenderProof.InvalidProof;
        if (proof.Nonce is { } nonce && !nonces.IsGood(nonce))
            return ReadSenderProof.UseNonce;
        var fingerprint = PendingProofs.Fingerprint("dpop", proof.Thumbprint, proof.Identifier);
        if (!await used.UseAsync(fingerprint, proof.Expires, cancellation))
            return ReadSenderProof.InvalidProof;
        new ApiSender(new SenderProof(proof.Thumbprint, certificate), ByDpop: true).KeepIn(http);
        return null;
    }

    // Never what the call itself says (its Host header): a proof that was made for another API would pass with it.
    private IEnumerable<Uri> Addresses(HttpContext http)
    {
        var path = (http.Request.PathBase + http.Request.Path).ToUriComponent();
        if (options.ApiAddresses.Count > 0)
            return options.ApiAddresses.Select(address => new Uri(address, path));
        var here = new UriBuilder(http.Request.Scheme, options.Issuer.Host, http.Connection.LocalPort).Uri;
        return [options.At(path), new Uri(here, path)];
    }
}
