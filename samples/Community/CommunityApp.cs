using IdentityHub.Samples.Community.Forum;
using IdentityHub.Samples.Community.Pages;
using IdentityHub.Samples.Hub;

namespace IdentityHub.Samples.Community;

/// <summary>A forum whose members sign in at the hub, without a prompt when they are signed in there already.</summary>
public static class CommunityApp
{
    /// <summary>Builds the application from its command line; the caller runs it.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(CommunityApp).Assembly.GetName().Name });
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls("http://localhost:5200");
        var site = SiteSettings.Read(builder.Configuration, "community");
        builder.AddSignOn(site, "member-");
        builder.Services.AddHub(site);
        builder.Services.AddRazorComponents();

        var app = builder.Build();
        app.UseAuthentication();
        app.MapSiteStyle();
        app.MapLogo("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"8\" fill=\"#fff\"/><path d=\"M5 13h22M9 13v11M23 13v11\" stroke=\"#3b4a8c\" stroke-width=\"2.6\" stroke-linecap=\"round\"/></svg>");
        app.MapSignOn();

        var pages = app.MapGroup("").AddEndpointFilter<SilentSignIn>();
        pages.MapGet("/", (HttpContext http) => Page.Show<HomePage>(http, new HomeModel(Board.Threads)));
        pages.MapGet("/threads/{slug}", (HttpContext http, string slug) =>
            Board.Find(slug) is { } thread ? Page.Show<ThreadPage>(http, thread) : Results.NotFound());
        pages.MapGet("/me", async (HttpContext http, OwnKeys keys, HubGateway hub, SiteSettings settings, CancellationToken cancellation) =>
        {
            if (http.User.FindFirst("sub")?.Value is not { } subject)
                return SignOn.Challenge("/me", null);
            var gpid = http.User.FindFirst("gpid")?.Value;
            var view = gpid is null ? CustomerView.Unknown : await hub.DescribeAsync(gpid, cancellation);
            return Page.Show<MemberPage>(http, new MemberModel(keys.Find(subject), gpid, view, new Uri(settings.Authority, "account/consents")));
        });
        return app;
    }
}
