using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>OpenIddict with the options that it comes with, EF Core on SQLite, a cookie for a session and the same client: what the hub is compared with.</summary>
internal static class DefaultOpenIddict
{
    public const string Command = "default-openiddict";

    public static async Task<int> RunAsync(string address, string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(connectionString).UseOpenIddict());
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo").SetIntrospectionEndpointUris("connect/introspect");
                server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, Scopes.OfflineAccess);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableUserInfoEndpointPassthrough().DisableTransportSecurityRequirement();
            });
        var app = builder.Build();
        await PrepareAsync(app.Services);
        app.UseAuthentication();
        app.UseAuthorization();
        Map(app);
        await app.RunAsync();
        return 0;
    }

    private static async Task PrepareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var id in (string[])[Provider.ClientId, Provider.RsaClientId])
        {
            await applications.CreateAsync(new OpenIddictApplicationDescriptor
            {
                ClientId = id, ClientSecret = Provider.Secret, ConsentType = ConsentTypes.Implicit, RedirectUris = { new Uri(Provider.Redirect) },
                Permissions =
                {
                    Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.Introspection, Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken,
                    Permissions.GrantTypes.ClientCredentials, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile, Permissions.Scopes.Email,
                },
            });
        }
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/ready", () => "ready");
        app.MapGet("/login", (HttpContext http) => http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(Claims.Subject, "somebody")], CookieAuthenticationDefaults.AuthenticationScheme))));
        app.MapGet("/connect/authorize", async (HttpContext http) => await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme) is { Succeeded: true } session
            ? SignIn(session.Principal.GetClaim(Claims.Subject)!, http.GetOpenIddictServerRequest()!.GetScopes())
            : Results.Unauthorized());
        app.MapPost("/connect/token", async (HttpContext http) =>
        {
            var request = http.GetOpenIddictServerRequest()!;
            if (request.IsClientCredentialsGrantType())
                return SignIn(request.ClientId!, request.GetScopes());
            var granted = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
            return Results.SignIn(granted, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        });
        app.MapGet("/connect/userinfo", async (HttpContext http) =>
        {
            var token = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
            return Results.Json(new Dictionary<string, string?> { [Claims.Subject] = token.GetClaim(Claims.Subject), [Claims.Email] = "somebody@example.com" });
        });
    }

    private static IResult SignIn(string subject, IEnumerable<string> scopes)
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity("load", Claims.Name, Claims.Role)).SetClaim(Claims.Subject, subject);
        principal.SetScopes(scopes);
        principal.SetDestinations(static _ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
