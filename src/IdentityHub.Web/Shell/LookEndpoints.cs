using System.Text;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Passkeys;
using IdentityHub.Web.Security;
using IdentityHub.Web.Styling;
using IdentityHub.Web.Texts;
using IdentityHub.Web.Workbench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Shell;

/// <summary>Style sheets, the icon, and the visitor's choice of theme and language.</summary>
internal static class LookEndpoints
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private static readonly byte[] Icon = StyleSheet.Embedded("icon.svg");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(StyleSheet.Address, (HttpContext http) => Asset(http, StyleSheet.Bytes, "text/css; charset=utf-8", ForGood));
        endpoints.MapGet(PasskeyScript.Address, (HttpContext http) => Asset(http, PasskeyScript.Bytes, "text/javascript; charset=utf-8", ForGood));
        endpoints.MapGet(WorkbenchScript.Address, (HttpContext http) => Asset(http, WorkbenchScript.Bytes, "text/javascript; charset=utf-8", ForGood));
        endpoints.MapGet("/assets/icon.svg", (HttpContext http) => Asset(http, Icon, "image/svg+xml", "public, max-age=86400"));
        endpoints.MapGet("/assets/brand.css", async (HttpContext http, ClientRegistry clients, string client, CancellationToken cancellation) =>
        {
            var look = (await clients.FindAsync(client, cancellation))?.Definition.Branding;
            return Asset(http, Encoding.UTF8.GetBytes(BrandSheet.For(look?.PrimaryColor, look?.OnPrimaryColor)), "text/css; charset=utf-8", "public, max-age=300");
        });
        // Changes nothing but how this browser shows pages, so it asks for no antiforgery token.
        endpoints.MapPost("/look", (Delegate)ChooseAsync).AddEndpointFilter<PageFilter>();
    }

    private static async Task<IResult> ChooseAsync(HttpContext http, SignOnOptions options)
    {
        if (!http.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await FormPost.ReadAsync(http);
        var cookie = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = options.Https, MaxAge = TimeSpan.FromDays(365), IsEssential = true };
        if (Enum.TryParse<Theme>(form["theme"], ignoreCase: true, out var theme) && Enum.IsDefined(theme))
            http.Response.Cookies.Append(Visit.ThemeCookie, theme.ToString().ToLowerInvariant(), cookie);
        if (Language.FirstOf([form["language"]]) is { } language)
            http.Response.Cookies.Append(Visit.LanguageCookie, language.Tag, cookie);
        return new SeeOther(LocalAddress.OrElse(form["returnUrl"], "/account"));
    }

    private static IResult Asset(HttpContext http, byte[] bytes, string type, string caching)
    {
        http.Response.Headers.CacheControl = caching;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(bytes, type);
    }
}
