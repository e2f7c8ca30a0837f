using IdentityHub.Samples.Storefront.Shop;

namespace IdentityHub.Samples.Storefront.Pages;

/// <summary>The shop window.</summary>
/// <param name="Products">What is in it.</param>
public sealed record HomeModel(IReadOnlyList<Product> Products);
