namespace IdentityHub.MasterData.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="NextToken">Opaque; asks for the next page; null when this was the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);
