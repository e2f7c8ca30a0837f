namespace IdentityHub.Samples.Storefront.Shop;

/// <summary>What a visitor has put aside; kept in a cookie, signed in or not.</summary>
/// <param name="Lines">Products and how many of each.</param>
public sealed record Basket(IReadOnlyList<(Product Product, int Count)> Lines)
{
    private const string Cookie = "storefront-basket";
    private const int MaximumItems = 20;

    /// <summary>What it costs together.</summary>
    public decimal Total => Lines.Sum(line => line.Product.Price * line.Count);

    /// <summary>How many things are in it.</summary>
    public int Count => Lines.Sum(line => line.Count);

    /// <summary>The visitor's basket.</summary>
    public static Basket Of(HttpContext http) => new(
        [.. Slugs(http).Select(Catalogue.Find).OfType<Product>().GroupBy(product => product).Select(group => (group.Key, group.Count()))]);

    /// <summary>Puts one more into it.</summary>
    public static void Add(HttpContext http, Product product) => http.Response.Cookies.Append(
        Cookie, string.Join('.', Slugs(http).Append(product.Slug).TakeLast(MaximumItems)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });

    /// <summary>Empties it.</summary>
    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    private static string[] Slugs(HttpContext http) => (http.Request.Cookies[Cookie] ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries);
}
