namespace IdentityHub.OpenId.Clients;

/// <summary>A client as the hub knows it.</summary>
/// <param name="Definition">Its definition, without a secret.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="SecretChangedAt">When its newest secret was made; null for public clients.</param>
public sealed record RegisteredClient(ClientDefinition Definition, DateTimeOffset CreatedAt, DateTimeOffset? SecretChangedAt);
