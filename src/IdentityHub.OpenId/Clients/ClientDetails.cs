namespace IdentityHub.OpenId.Clients;

/// <summary>What the hub keeps of a client beside OpenIddict's own columns, as JSON in its properties.</summary>
internal sealed record ClientDetails
{
    public const string Property = "hub";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SecretChangedAt { get; init; }

    /// <summary>The secret before the last rotation, hashed; valid until the next one.</summary>
    public string? FormerSecret { get; init; }

    /// <summary>The definition, whole; OpenIddict's columns are what it needs of it.</summary>
    public ClientDefinition? Definition { get; init; }
}
