namespace IdentityHub.OpenId.SignOut;

/// <summary>Payload of the job that tells one relying party.</summary>
internal sealed record LogoutOrder(string Session, string ClientId);
