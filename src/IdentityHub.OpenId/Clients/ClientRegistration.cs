namespace IdentityHub.OpenId.Clients;

/// <summary>A new or changed client, with what is shown once.</summary>
/// <param name="Client">The client.</param>
/// <param name="Secret">The secret that was made, shown now and never again; null when none was made.</param>
public sealed record ClientRegistration(RegisteredClient Client, string? Secret);
