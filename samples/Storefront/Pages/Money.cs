using System.Globalization;

namespace IdentityHub.Samples.Storefront.Pages;

/// <summary>How the shop writes prices.</summary>
internal static class Money
{
    /// <summary>For example <c>18.50 €</c>.</summary>
    public static string Written(decimal amount) => amount.ToString("0.00 €", CultureInfo.InvariantCulture);
}
