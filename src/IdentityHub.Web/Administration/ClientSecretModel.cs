namespace IdentityHub.Web.Administration;

/// <summary>A client's secret, shown once.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Name">Its name.</param>
/// <param name="Secret">The secret; null for public clients.</param>
/// <param name="Rotated">True when an earlier one stays valid beside it.</param>
public sealed record ClientSecretModel(string ClientId, string Name, string? Secret, bool Rotated);
