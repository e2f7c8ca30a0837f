using IdentityHub.Samples.Hub;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IdentityHub.Samples;

/// <summary>Single sign-on with ASP.NET Core's own OpenID Connect handler: authorization code, PKCE, back-channel logout.</summary>
internal static class SignOn
{
    /// <summary>The key of a challenge's <c>prompt</c> (OpenID Connect Core §3.1.2.1).</summary>
    public const string Prompt = "prompt";

    /// <summary>The key of a challenge whose answer goes to the window that shows it: <c>frame</c> or <c>popup</c>.</summary>
    private const string Embed = "embed";

    /// <summary>The shopper's token may register the site's key for them; the rest is what the pages show.</summary>
    private static readonly string[] Scopes = ["openid", "profile", "email", "gpid", "crosswalk.link"];

    /// <summary>Adds the site's sign-on.</summary>
    public static void AddSignOn(this WebApplicationBuilder builder, SiteSettings site, string keyPrefix)
    {
        builder.Services.AddSingleton(site);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new OwnKeys(site.DataFolder, keyPrefix));
        builder.Services.AddSingleton<ServerSideSessions>();
        builder.Services.AddSingleton<BackChannelLogout>();
        builder.Services.AddSingleton<FirstLogin>();
        var protection = builder.Services.AddDataProtection().SetApplicationName(site.Name);
        if (site.DataFolder is { } folder)
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));

        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<ServerSideSessions>((cookie, sessions) => cookie.SessionStore = sessions);
        builder.Services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie(cookie =>
            {
                // Cookies don't know ports: sites on one host would overwrite each other's.
                cookie.Cookie.Name = $"{site.Name}-session";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            })
            .AddOpenIdConnect(oidc => Configure(oidc, site));
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery(options => options.Cookie.Name = $"{site.Name}-form");
    }

    /// <summary>Maps sign-in, registration, sign-out and the hub's logout notice.</summary>
    public static void MapSignOn(this WebApplication app)
    {
        app.MapGet("/sign-in", (string? returnUrl) => Challenge(returnUrl, null));
        // What the hub's script opens in a frame or a pop-up; without an embed it is a sign-in as ever.
        app.MapGet("/sign-in/embedded", (string? returnUrl, string? embed) => Challenge(returnUrl, null, embed is "frame" or "popup" ? embed : null));
        app.MapGet("/register", (string? returnUrl) => Challenge(returnUrl, "create"));
        app.MapPost("/sign-out", () => Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" }, [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]));
        app.MapPost("/backchannel-logout", (BackChannelLogout logout, HttpContext http) => logout.HandleAsync(http));
    }

    /// <summary>Sends the browser to the hub; it comes back to a path of this site.</summary>
    public static IResult Challenge(string? returnUrl, string? prompt, string? embed = null)
    {
        var local = returnUrl is { Length: > 0 } && returnUrl[0] == '/' && !returnUrl.StartsWith("//", StringComparison.Ordinal) && !returnUrl.Contains('\\', StringComparison.Ordinal);
        var properties = new AuthenticationProperties { RedirectUri = local ? returnUrl : "/" };
        if (prompt is not null)
            properties.Parameters[Prompt] = prompt;
        if (embed is not null)
            properties.Parameters[Embed] = embed;
        return Results.Challenge(properties, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    private static void Configure(OpenIdConnectOptions oidc, SiteSettings site)
    {
        oidc.Authority = site.Authority.ToString();
        oidc.RequireHttpsMetadata = site.Authority.Scheme == Uri.UriSchemeHttps;
        oidc.ClientId = site.ClientId;
        oidc.ClientSecret = site.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        // A GET comes with Lax cookies; the handler's form_post would need SameSite=None and so https, which a loopback demo hasn't.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.SaveTokens = true;
        oidc.MapInboundClaims = false;
        oidc.GetClaimsFromUserInfoEndpoint = true;
        oidc.TokenValidationParameters.NameClaimType = "name";
        oidc.Scope.Clear();
        foreach (var scope in Scopes)
            oidc.Scope.Add(scope);
        foreach (var claim in new[] { "gpid", "email_verified" })
            oidc.ClaimActions.MapUniqueJsonKey(claim, claim);
        oidc.CorrelationCookie.Name = $"{site.Name}-correlation-";
        oidc.NonceCookie.Name = $"{site.Name}-nonce-";
        oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
        oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oidc.SignedOutRedirectUri = "/";

        oidc.Events.OnRedirectToIdentityProvider = context =>
        {
            if (context.Properties.GetParameter<string>(Prompt) is { } prompt)
                context.ProtocolMessage.Prompt = prompt;
            if (context.Properties.GetParameter<string>(Embed) is { } embed)
            {
                context.ProtocolMessage.ResponseMode = "web_message";
                context.ProtocolMessage.SetParameter("embed_origin", $"{context.Request.Scheme}://{context.Request.Host}");
                if (embed == "popup")
                    context.ProtocolMessage.Display = "popup";
            }
            return Task.CompletedTask;
        };
        // Who was a guest here shows the guest's own token with the code, server to server; the hub says whether it was claimed.
        oidc.Events.OnAuthorizationCodeReceived = context =>
        {
            if (context.HttpContext.RequestServices.GetService<IGuestHandover>()?.TokenOf(context.HttpContext) is { } guest)
                context.TokenEndpointRequest!.SetParameter("guest_token", guest);
            return Task.CompletedTask;
        };
        oidc.Events.OnTokenValidated = context =>
        {
            if (context.TokenEndpointResponse?.GetParameter("guest_claimed") is { Length: > 0 } visitor)
                context.HttpContext.RequestServices.GetService<IGuestHandover>()?.Claimed(context.HttpContext, visitor, context.SecurityToken.Subject);
            return context.HttpContext.RequestServices.GetRequiredService<FirstLogin>()
                .WelcomeAsync(context.SecurityToken.Subject, context.TokenEndpointResponse?.AccessToken, context.HttpContext.RequestAborted);
        };
        // Nobody is signed in at the hub (prompt=none), or the person said no: they go on as a guest.
        oidc.Events.OnRemoteFailure = context =>
        {
            if (context.Failure?.Data["error"] is not ("login_required" or "consent_required" or "interaction_required" or "access_denied"))
                return Task.CompletedTask;
            context.Response.Redirect(context.Properties?.RedirectUri ?? "/");
            context.HandleResponse();
            return Task.CompletedTask;
        };
        oidc.Events.OnAccessDenied = context =>
        {
            context.Response.Redirect(context.Properties?.RedirectUri ?? "/");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
