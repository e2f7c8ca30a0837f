namespace IdentityHub.MasterData.Paging;

/// <summary>Which page of a list is wanted.</summary>
/// <param name="Size">How many items at most; brought into 1 to 1,000; 0 means 50.</param>
/// <param name="Token">The previous page's <see cref="Page{T}.NextToken"/>; null for the first page.</param>
public sealed record PageRequest(int Size = 0, string? Token = null)
{
    /// <summary>The size, brought within bounds.</summary>
    public int BoundedSize => Size <= 0 ? 50 : Math.Min(Size, 1000);
}
