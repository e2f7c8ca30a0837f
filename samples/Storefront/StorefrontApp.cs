using IdentityHub.Samples.Hub;
using IdentityHub.Samples.Storefront.Pages;
using IdentityHub.Samples.Storefront.Shop;
using Microsoft.AspNetCore.Antiforgery;

namespace IdentityHub.Samples.Storefront;

/// <summary>A small shop whose customers sign in at the hub.</summary>
public static class StorefrontApp
{
    /// <summary>Builds the application from its command line; the caller runs it.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(StorefrontApp).Assembly.GetName().Name });
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls("http://localhost:5100");
        var site = SiteSettings.Read(builder.Configuration, "storefront") with { EmbedsSignIn = true };
        builder.AddSignOn(site, "C-");
        builder.Services.AddHub(site);
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<OrderBook>().AddSingleton<GuestDesk>().AddSingleton<IGuestHandover>(services => services.GetRequiredService<GuestDesk>());

        var app = builder.Build();
        app.UseAuthentication();
        app.MapSiteStyle();
        app.MapLogo("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><circle cx=\"16\" cy=\"16\" r=\"15\" fill=\"#fff\"/><path d=\"M8 21h16M10 21v-7l6-4 6 4v7\" fill=\"none\" stroke=\"#8a4b2f\" stroke-width=\"2\"/></svg>");
        app.MapSignOn();
        app.MapGet("/embed.js", () => Results.Stream(typeof(StorefrontApp).Assembly.GetManifestResourceStream("embed.js")!, "text/javascript; charset=utf-8"));

        var community = new Uri(app.Configuration["Links:Community"] ?? "http://localhost:5200/");
        app.MapGet("/", (HttpContext http) => Page.Show<HomePage>(http, new HomeModel(Catalogue.Products, community)));
        app.MapGet("/products/{slug}", (HttpContext http, string slug) =>
            Catalogue.Find(slug) is { } product ? Page.Show<ProductPage>(http, product) : Results.NotFound());
        app.MapGet("/basket", (HttpContext http) => Page.Show<BasketPage>(http, Basket.Of(http)));
        app.MapPost("/basket", async (HttpContext http, IAntiforgery antiforgery) =>
        {
            if (await antiforgery.IsRequestValidAsync(http) && Catalogue.Find(http.Request.Form["slug"].ToString()) is { } product)
                Basket.Add(http, product);
            return Results.Redirect("/basket");
        });
        app.MapPost("/checkout", CheckOutAsync);
        app.MapGet("/thanks", (HttpContext http, OrderBook orders, GuestDesk guests) =>
            Page.Show<ThanksPage>(http, new ThanksModel((http.User.FindFirst("sub")?.Value ?? guests.VisitorOf(http)) is { } owner ? orders.Of(owner) : [])));
        app.MapGet("/my-account", async (HttpContext http, OwnKeys keys, HubGateway hub, SiteSettings settings, OrderBook orders, CancellationToken cancellation) =>
        {
            if (http.User.FindFirst("sub")?.Value is not { } subject)
                return SignOn.Challenge("/my-account", null);
            var gpid = http.User.FindFirst("gpid")?.Value;
            var view = gpid is null ? CustomerView.Unknown : await hub.DescribeAsync(gpid, cancellation);
            return Page.Show<AccountPage>(http, new AccountModel(keys.Find(subject), gpid, view, new Uri(settings.Authority, "account/consents"), orders.Of(subject)));
        });
        return app;
    }

    // A guest gets a visitor id from the hub, and the hub what the guest told the shop, under that id: whoever registers with the guest's token has both.
    private static async Task<IResult> CheckOutAsync(
        HttpContext http, IAntiforgery antiforgery, GuestDesk guests, OrderBook orders, HubGateway hub, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || Basket.Of(http) is not { Count: > 0 } basket)
            return Results.Redirect("/basket");
        var owner = http.User.FindFirst("sub")?.Value;
        if (owner is null && await guests.WelcomeAsync(http, cancellation) is { } visitor)
        {
            owner = visitor;
            await hub.RecordGuestAsync(visitor, http.Request.Form["name"].ToString().Trim(), http.Request.Form["email"].ToString().Trim(), cancellation);
        }
        if (owner is null)
            return Results.Redirect("/basket");
        orders.Add(owner, basket);
        Basket.Clear(http);
        return Results.Redirect("/thanks");
    }
}
