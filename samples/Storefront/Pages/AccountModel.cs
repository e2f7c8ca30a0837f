using IdentityHub.Samples.Hub;
using IdentityHub.Samples.Storefront.Shop;

namespace IdentityHub.Samples.Storefront.Pages;

/// <summary>The customer's page.</summary>
public sealed record AccountModel
{
    internal AccountModel(string? number, string? gpid, CustomerView view, Uri consents, IReadOnlyList<Order> orders) =>
        (Number, Gpid, View, Consents, Orders) = (number, gpid, view, consents, orders);

    /// <summary>What the customer bought, as a guest before too.</summary>
    public IReadOnlyList<Order> Orders { get; }

    /// <summary>The shop's own customer number.</summary>
    public string? Number { get; }

    /// <summary>The hub's number.</summary>
    public string? Gpid { get; }

    /// <summary>Where the customer changes what they agreed to.</summary>
    public Uri Consents { get; }

    internal CustomerView View { get; }
}
