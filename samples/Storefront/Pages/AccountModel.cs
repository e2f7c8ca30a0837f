using IdentityHub.Samples.Hub;

namespace IdentityHub.Samples.Storefront.Pages;

/// <summary>The customer's page.</summary>
public sealed record AccountModel
{
    internal AccountModel(string? number, string? gpid, CustomerView view, Uri consents) => (Number, Gpid, View, Consents) = (number, gpid, view, consents);

    /// <summary>The shop's own customer number.</summary>
    public string? Number { get; }

    /// <summary>The hub's number.</summary>
    public string? Gpid { get; }

    /// <summary>Where the customer changes what they agreed to.</summary>
    public Uri Consents { get; }

    internal CustomerView View { get; }
}
