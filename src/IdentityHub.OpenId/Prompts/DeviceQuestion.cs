using IdentityHub.OpenId.Clients;

namespace IdentityHub.OpenId.Prompts;

/// <summary>What the device page asks.</summary>
/// <param name="ClientId">Whose device.</param>
/// <param name="Client">Its name and look.</param>
/// <param name="UserCode">The code, as the device shows it, for the person to compare.</param>
/// <param name="Scopes">The scopes asked for, <c>openid</c> left out; the page puts them in words.</param>
public sealed record DeviceQuestion(string ClientId, ClientBranding Client, string UserCode, IReadOnlyList<string> Scopes);
