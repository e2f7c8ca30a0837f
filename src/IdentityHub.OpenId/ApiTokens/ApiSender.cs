using IdentityHub.OpenId.Protocol.Proof;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.ApiTokens;

/// <summary>What the sender of a call of the API showed to hold.</summary>
/// <param name="Proof">A DPoP key, a certificate, or nothing.</param>
/// <param name="ByDpop">The token came by the scheme <c>DPoP</c>.</param>
internal sealed record ApiSender(SenderProof Proof, bool ByDpop)
{
    /// <summary>What was found out about this request; nothing shown when nothing was.</summary>
    public static ApiSender Of(HttpContext http) => http.Items[typeof(ApiSender)] as ApiSender ?? new ApiSender(SenderProof.None, ByDpop: false);

    /// <summary>True when a token with this <c>cnf</c> may be sent so: a bound token by DPoP, any other by Bearer (RFC 9449 §7.1 and §7.2).</summary>
    public bool May(string? confirmation) => Proof.Satisfies(confirmation) && ByDpop == SenderProof.KeyOf(confirmation) is not null;

    public void KeepIn(HttpContext http) => http.Items[typeof(ApiSender)] = this;
}
