namespace IdentityHub.Samples.Storefront.Shop;

/// <summary>What somebody bought.</summary>
/// <param name="Number">The shop's number of it.</param>
/// <param name="Lines">Products and how many of each.</param>
/// <param name="Total">What it cost.</param>
public sealed record Order(string Number, IReadOnlyList<(Product Product, int Count)> Lines, decimal Total);
