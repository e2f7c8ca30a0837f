namespace IdentityHub.Web.Account;

/// <summary>The page of connected applications.</summary>
/// <param name="Applications">Those that the person allowed something or is signed in to.</param>
/// <param name="Done">A sentence about what was just done; null for nothing.</param>
public sealed record ApplicationsModel(IReadOnlyList<ConnectedApplication> Applications, string? Done);
