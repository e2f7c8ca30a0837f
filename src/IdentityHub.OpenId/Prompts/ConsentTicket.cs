namespace IdentityHub.OpenId.Prompts;

/// <summary>Who asks for what, as the endpoint validated it: the page never trusts its address for that.</summary>
internal sealed record ConsentTicket(string ClientId, IReadOnlyList<string> Scopes);
