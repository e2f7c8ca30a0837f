using IdentityHub.Samples.Storefront.Shop;

namespace IdentityHub.Samples.Storefront.Pages;

/// <summary>The shop window.</summary>
/// <param name="Products">What is in it.</param>
/// <param name="Community">Where its customers talk.</param>
public sealed record HomeModel(IReadOnlyList<Product> Products, Uri Community);
