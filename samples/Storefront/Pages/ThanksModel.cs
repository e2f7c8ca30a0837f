using IdentityHub.Samples.Storefront.Shop;

namespace IdentityHub.Samples.Storefront.Pages;

/// <summary>What the visitor has bought.</summary>
/// <param name="Orders">Oldest first.</param>
public sealed record ThanksModel(IReadOnlyList<Order> Orders);
