using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Clients;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>
/// Reads what the sender of a token, pushed or user-info request shows to hold (RFC 9449 §5, §7, §10.1; RFC 8705 §3), once the client is known and
/// before any code or token is looked at. A client that must show something and doesn't gets nothing.
/// </summary>
internal sealed class ReadSenderProof(ClientDirectory clients, DpopNonces nonces, SignOnOptions options, TimeProvider time)
    : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public const string InvalidProof = "invalid_dpop_proof";
    public const string UseNonce = "use_dpop_nonce";
    public const string KeyParameter = "dpop_jkt";

    public static readonly int Order = AuthenticateByCertificate.Order + 500;

    public static SenderProof Of(OpenIddictServerTransaction transaction) =>
        transaction.Properties.TryGetValue(nameof(SenderProof), out var found) && found is SenderProof proof ? proof : SenderProof.None;

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType is not (OpenIddictServerEndpointType.Token or OpenIddictServerEndpointType.PushedAuthorization or OpenIddictServerEndpointType.UserInfo))
            return;
        var client = context.ClientId is { } id ? (await clients.FindAsync(id, context.CancellationToken))?.Definition : null;
        var http = context.Transaction.GetHttpRequest()!;
        var header = http.Headers[DpopProof.Name];
        string? key = null;
        if (header.Count > 0)
        {
            var path = context.RequestUri!.AbsolutePath;
            Uri[] addresses = options.MtlsAddress is { } alias ? [options.At(path), new Uri(alias, path)] : [options.At(path)];
            if (header.Count > 1 || DpopProof.Check(header[0] ?? "", http.Method, addresses, context.AccessToken, time.UtcNow()) is not { } proof)
            {
                context.Reject(InvalidProof, "The DPoP proof is not valid.");
                return;
            }
            if (proof.Nonce is { } nonce ? !nonces.IsGood(nonce) : options.RequireDpopNonce && context.EndpointType != OpenIddictServerEndpointType.UserInfo)
            {
                context.Reject(UseNonce, "The DPoP proof needs the nonce of the DPoP-Nonce header.");
                return;
            }
            key = proof.Thumbprint;
            PendingProofs.Of(context.Transaction).Add("dpop", key, proof.Identifier, proof.Expires, InvalidProof);
        }
        context.Transaction.Properties[nameof(SenderProof)] = new SenderProof(key, SenderProof.ThumbprintOf(context.Transaction.RemoteCertificate));

        if (context.EndpointType == OpenIddictServerEndpointType.Token && client is not null)
            DemandProof(context, client, key);
        else if (context.EndpointType == OpenIddictServerEndpointType.PushedAuthorization && key is not null)
            BindPushedRequest(context, key);
    }

    private static void DemandProof(ProcessAuthenticationContext context, ClientDefinition client, string? key)
    {
        if (client.RequireDpop && key is null)
            context.Reject(InvalidProof, "The client must send a DPoP proof.");
        else if (client.RequireCertificateBinding && context.Transaction.RemoteCertificate is null)
            context.Reject(Errors.InvalidRequest, "The client must connect with its certificate.");
    }

    /// <summary>A proof at the pushed-request endpoint stands for <c>dpop_jkt</c>; both at once must agree (RFC 9449 §10.1).</summary>
    private static void BindPushedRequest(ProcessAuthenticationContext context, string key)
    {
        if ((string?)context.Request[KeyParameter] is { Length: > 0 } asked && asked != key)
            context.Reject(InvalidProof, "The DPoP proof is of another key than dpop_jkt.");
        else
            context.Request[KeyParameter] = key;
    }
}
