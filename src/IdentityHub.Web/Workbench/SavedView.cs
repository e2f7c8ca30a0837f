namespace IdentityHub.Web.Workbench;

/// <summary>A view of the queue that a steward saved.</summary>
/// <param name="Name">What the steward calls it.</param>
/// <param name="Query">What it is filtered by, as it stands in an address.</param>
public sealed record SavedView(string Name, string Query);
