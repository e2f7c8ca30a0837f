using IdentityHub.OpenId.Clients;

namespace IdentityHub.OpenId.Prompts;

/// <summary>What the consent page asks.</summary>
/// <param name="ClientId">Who asks.</param>
/// <param name="Client">Its name and look.</param>
/// <param name="Scopes">The scopes asked for, <c>openid</c> left out; the page puts them in words.</param>
/// <param name="AlreadyGranted">Those of them that were granted before.</param>
public sealed record ConsentQuestion(string ClientId, ClientBranding Client, IReadOnlyList<string> Scopes, IReadOnlyList<string> AlreadyGranted);
