using System.Text.Json;
using IdentityHub.OpenId;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Workbench;

/// <summary>A steward's own views of the queue, by name: kept by the browser, for they say nothing but what is filtered by.</summary>
internal static class SavedViews
{
    private const string Cookie = "hub-views";
    private const int Most = 8, LongestName = 40, LongestCookie = 3000;

    /// <summary>The views, in the order in which they were saved; those that can't be read are none.</summary>
    public static IReadOnlyList<SavedView> Read(HttpRequest request)
    {
        try
        {
            return request.Cookies[Cookie] is { Length: > 0 and <= LongestCookie } kept && JsonSerializer.Deserialize<List<SavedView>>(kept) is { } views
                ? [.. views.Where(view => view is { Name.Length: > 0 and <= LongestName, Query: not null }).Take(Most).Select(view => view with { Query = QueueQuery.Read(view.Query).Text() })] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Saves a view, in place of one of that name; false when it has no name or there are too many.</summary>
    public static bool Save(HttpContext http, SignOnOptions options, string name, QueueQuery query)
    {
        var views = Read(http.Request).Where(view => view.Name != name).Append(new SavedView(name, query.Text())).ToList();
        return name.Length is > 0 and <= LongestName && !name.Any(char.IsControl) && views.Count <= Most && Keep(http, options, views);
    }

    /// <summary>Forgets a view.</summary>
    public static void Remove(HttpContext http, SignOnOptions options, string name) => Keep(http, options, [.. Read(http.Request).Where(view => view.Name != name)]);

    private static bool Keep(HttpContext http, SignOnOptions options, List<SavedView> views)
    {
        var kept = JsonSerializer.Serialize(views);
        if (Uri.EscapeDataString(kept).Length > LongestCookie)
            return false;
        http.Response.Cookies.Append(Cookie, kept, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = options.Https, MaxAge = TimeSpan.FromDays(365), Path = "/steward", IsEssential = true,
        });
        return true;
    }
}
