using System.Text.Json.Nodes;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>What an exchange was found to be allowed, kept between validating and answering it.</summary>
/// <param name="Audiences">Whom the new token is for.</param>
/// <param name="Scopes">What it lets do: never more than the subject's token.</param>
/// <param name="Act">Who acts; null for impersonation.</param>
internal sealed record ExchangeDecision(IReadOnlyList<string> Audiences, IReadOnlyList<string> Scopes, JsonObject? Act);
