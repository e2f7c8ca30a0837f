using IdentityHub.Accounts;
using IdentityHub.OpenId;
using IdentityHub.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Web.Shell;

/// <summary>What a page needs to know about the request it answers: language, theme, who is signed in, for which application.</summary>
internal sealed class Visit(IHttpContextAccessor accessor)
{
    /// <summary>Cookies that keep a visitor's choice; they say nothing about the person.</summary>
    public const string ThemeCookie = "hub-theme", LanguageCookie = "hub-language";

    private Language? language;
    private Wording? wording;

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Pages are made within a request only.");

    /// <summary>The application that sent the visitor here, as far as it is known.</summary>
    public Brand Brand { get; set; } = Brand.Hub;

    /// <summary>Origins that may frame this page; empty unless it is part of an embedded sign-in.</summary>
    public IReadOnlyList<string> EmbedOrigins { get; set; } = [];

    /// <summary>True within a frame, as the browser tells (Fetch Metadata): no other provider lets itself be framed.</summary>
    public bool Framed => Context.Request.Headers["Sec-Fetch-Dest"] == "iframe";

    /// <summary>The visitor's own choice, then <c>ui_locales</c> (OpenID Connect Core §3.1.2.1), then the browser's languages, then English.</summary>
    public Language Language => language ??=
        Language.FirstOf([Context.Request.Cookies[LanguageCookie] ?? ""])
        ?? Language.FirstOf(UiLocales().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        ?? Language.FirstOf(Context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(tag => tag.Quality ?? 1).Select(tag => tag.Value.Value ?? ""))
        ?? Language.English;

    /// <summary>True when the page has passkeys, for which it needs our script.</summary>
    public bool Scripts { get; set; }

    /// <summary>True on pages of the workbench, which has keys.</summary>
    public bool Keys { get; set; }

    /// <summary>The texts in that language.</summary>
    public Wording Wording => wording ??= new(Language.Culture);

    /// <summary>The visitor's choice of light or dark.</summary>
    public Theme Theme => Context.Request.Cookies[ThemeCookie] switch { "light" => Theme.Light, "dark" => Theme.Dark, _ => Theme.Auto };

    /// <summary>Path and query of this page, to come back to.</summary>
    public string Address => Context.Request.Path + Context.Request.QueryString;

    /// <summary>Path of this page.</summary>
    public string Path => Context.Request.Path;

    /// <summary>Origins that this page shows in frames; none but on the signed-out page.</summary>
    public IReadOnlyList<string> FrameOrigins { get; set; } = [];

    /// <summary>Who is signed in, on pages that belong to somebody; null elsewhere.</summary>
    public HubUser? User { get; set; }

    /// <summary>True when the administration is open to the person signed in.</summary>
    public bool Administers => Context.User.HasClaim(HubPrincipal.RoleClaim, HubRoles.Administrator) || Context.User.IsInRole(HubRoles.Administrator);

    /// <summary>True when the workbench is open to the person signed in.</summary>
    public bool Stewards => Context.User.FindAll(HubPrincipal.RoleClaim).Any(role => role.Value is HubRoles.Steward or HubRoles.LeadSteward);

    private string UiLocales()
    {
        var query = Context.Request.Query;
        if (query["ui_locales"].ToString() is { Length: > 0 } own)
            return own;
        var returnUrl = query["returnUrl"].ToString();
        var mark = returnUrl.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? "" : QueryHelpers.ParseQuery(returnUrl[mark..]).TryGetValue("ui_locales", out var nested) ? nested.ToString() : "";
    }
}
