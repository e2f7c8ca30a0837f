using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Jobs;
using IdentityHub.OpenId.ApiTokens;
using IdentityHub.OpenId.Browsers;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Devices;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Outbound;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Protocol;
using IdentityHub.OpenId.Protocol.Authorization;
using IdentityHub.OpenId.Protocol.Dispatching;
using IdentityHub.OpenId.Protocol.Clients;
using IdentityHub.OpenId.Protocol.Proof;
using IdentityHub.OpenId.Protocol.Tokens;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.SignOut;
using IdentityHub.OpenId.Subjects;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId;

/// <summary>Registers the OAuth 2.0 / OpenID Connect server.</summary>
public static class OpenIdComposition
{
    /// <summary>Adds the server, token validation for the API and the session scheme. Reads <c>Hub:Outbound</c> and <c>Hub:Sessions</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The configuration of the host.</param>
    /// <param name="issuer">What every token names as its issuer, whatever host a request came by.</param>
    public static IServiceCollection AddOpenId(this IServiceCollection services, IConfiguration configuration, Uri issuer)
    {
        var options = new SignOnOptions
        {
            Issuer = issuer,
            Sessions = configuration.GetSection("Hub:Sessions").Get<SessionOptions>() ?? new SessionOptions(),
            AllowedHosts = configuration.GetSection("Hub:Outbound:AllowedHosts").Get<string[]>() ?? [],
            ClientAuthorities = configuration["Hub:Mtls:Authorities"],
            MtlsAddress = configuration.GetValue<Uri>("Hub:Mtls:Address"),
            ApiAddresses = configuration.GetSection("Hub:ApiAddresses").Get<Uri[]>() ?? [],
            RequirePushedAuthorization = configuration.GetValue("Hub:RequirePushedAuthorization", false),
            RequireDpopNonce = configuration.GetValue("Hub:Dpop:RequireNonce", true),
        };
        services.AddHubSessions(options);
        services.AddScoped<ConnectedApplications>();
        services.AddSingleton<Guests.GuestTokens>();
        services.AddScoped<Embedding.EmbeddedVisits>().AddScoped<SignInPrompt>().AddScoped<ConsentPrompt>().AddScoped<SignOutPrompt>().AddScoped<DevicePrompt>();
        services.AddSingleton<DeviceCodes>();
        services.TryAddScoped<IAuthenticationReach, OneFactorOnly>();
        services.AddSingleton<SignInDetour>();
        services.AddSingleton<FlowTickets>().AddSingleton<OutboundHttp>().AddSingleton<LogoutTokens>().AddSingleton<TokenSeal>().AddSingleton<StolenGrants>().AddSingleton<VerifiedTokens>();
        services.AddHttpContextAccessor().AddSingleton<IAuditOrigin, RequestOrigin>();
        services.AddSingleton<SigningKeyRing>().AddSingleton<KeyOptions>().AddSingleton<IdentityHub.Kernel.Secrets.IStatementSigner, StatementSigner>().AddHostedService<SigningKeyRefresh>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyOptions>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyOptions>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictValidationOptions>>(provider => provider.GetRequiredService<KeyOptions>());
        services.AddJobHandler<BackChannelLogoutJob>().AddRecurringJob<PruneSignOnJob>(PruneSignOnJob.Every);
        services.AddSingleton<ClientKeys>().AddSingleton<TrustedAuthorities>().AddSingleton<DpopNonces>().AddSingleton<ApiSenders>().AddRecurringJob<ForgetUsedProofsJob>(ForgetUsedProofsJob.Every);
        AddSessionCookie(services, options);
        AddServer(services, options);
        services.AddSingleton<ISectorList, FetchedSectorList>().AddSingleton<SubjectIdentifiers>().AddScoped<KnownSubject>();
        services.AddSingleton<OriginDirectory>().AddScoped<FrontChannel>().AddScoped<SessionHistory>();
        services.AddSingleton<HandlerTable>().Replace(ServiceDescriptor.Scoped<IOpenIddictServerDispatcher, TableDispatcher>());
        return services;
    }

    /// <summary>Clients and sessions alone, for hosts without a web server (the command line): who ends sessions there tells relying parties as well.</summary>
    public static IServiceCollection AddHubSessions(this IServiceCollection services, SignOnOptions options) =>
        services.AddSingleton(options).AddHubClients().AddScoped<SessionDirectory>().AddScoped<LogoutFanOut>();

    /// <summary>The client registry alone, for hosts without a web server (the command line).</summary>
    public static IServiceCollection AddHubClients(this IServiceCollection services)
    {
        services.AddScoped<SigningKeys>();
        services.AddSingleton<NoticeBoard>().AddScoped<NoticeGlance>().AddSingleton<ClientEntities>().AddSingleton<ClientCache>().AddScoped<ClientDirectory>().AddScoped<ClientRegistry>();
        services.AddOpenIddict().AddCore(core => core.ReplaceApplicationManager(typeof(HubApplicationManager<>)));
        services.Replace(ServiceDescriptor.Scoped(typeof(IOpenIddictApplicationCache<>), typeof(UncachedApplications<>)));
        services.Replace(ServiceDescriptor.Scoped(typeof(IOpenIddictScopeCache<>), typeof(UncachedScopes<>)));
        services.TryAddSingleton<ISectorList, NoSectorList>();
        return services;
    }

    private static void AddSessionCookie(IServiceCollection services, SignOnOptions options)
    {
        services.AddSingleton<SessionCheck>();
        services.AddSingleton<ApiTokenCache>().AddTransient<ApiTokenHandler>();
        services.Configure<AuthenticationOptions>(authentication => authentication.AddScheme<ApiTokenHandler>(HubPrincipal.ApiScheme, displayName: null));
        services.AddAuthentication(HubPrincipal.SessionScheme).AddCookie(HubPrincipal.SessionScheme, cookie =>
        {
            cookie.Cookie.Name = SessionCookie.Name(options.Issuer, "session");
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = options.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/account";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = options.Sessions.Absolute;
            cookie.SlidingExpiration = false;
            cookie.EventsType = typeof(SessionCheck);
        });
        services.AddAuthorization();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = SessionCookie.Name(options.Issuer, "antiforgery");
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.HttpOnly = true;
            // Not Strict: a browser that comes from an application would otherwise get a new token and lose the forms of its other tabs.
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = options.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            // The middleware sends frame-ancestors and X-Frame-Options itself.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void AddServer(IServiceCollection services, SignOnOptions options) => services.AddOpenIddict()
        .AddServer(server =>
        {
            server.SetIssuer(options.Issuer)
                .SetConfigurationEndpointUris(".well-known/openid-configuration", ".well-known/oauth-authorization-server")
                .SetJsonWebKeySetEndpointUris(".well-known/jwks")
                .SetAuthorizationEndpointUris("connect/authorize")
                .SetTokenEndpointUris("connect/token")
                .SetUserInfoEndpointUris("connect/userinfo")
                .SetIntrospectionEndpointUris("connect/introspect")
                .SetRevocationEndpointUris("connect/revoke")
                .SetEndSessionEndpointUris("connect/logout")
                .SetPushedAuthorizationEndpointUris("connect/par")
                .SetDeviceAuthorizationEndpointUris("connect/device")
                .SetEndUserVerificationEndpointUris("device");
            server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow().AllowTokenExchangeFlow();
            server.RegisterScopes([.. HubScopes.Identity, .. HubScopes.Api]);
            server.RegisterPromptValues("create");
            server.RegisterClaims(Claims.Subject, "sid", Claims.AuthenticationTime, Claims.AuthenticationMethodReference, Claims.AuthenticationContextReference, Claims.Name, Claims.GivenName, Claims.FamilyName,
                Claims.Locale, Claims.UpdatedAt, Claims.Email, Claims.EmailVerified, Claims.PhoneNumber, Claims.PhoneNumberVerified, Claims.Address, HubScopes.GlobalPartyId);
            server.SetAccessTokenLifetime(TimeSpan.FromMinutes(5))
                .SetIdentityTokenLifetime(TimeSpan.FromMinutes(5))
                .SetAuthorizationCodeLifetime(TimeSpan.FromSeconds(60))
                .SetRefreshTokenLifetime(TimeSpan.FromDays(14))
                .SetRefreshTokenReuseLeeway(TimeSpan.FromSeconds(30));
            // FAPI 2.0 §5.3.2.2: under ten minutes.
            server.Configure(settings => settings.RequestTokenLifetime = TimeSpan.FromSeconds(590));
            if (options.RequirePushedAuthorization)
                server.RequirePushedAuthorizationRequests();
            if (options.MtlsAddress is { } alias)
            {
                server.SetMtlsTokenEndpointAliasUri(new Uri(alias, "connect/token"))
                    .SetMtlsPushedAuthorizationEndpointAliasUri(new Uri(alias, "connect/par"))
                    .SetMtlsIntrospectionEndpointAliasUri(new Uri(alias, "connect/introspect"))
                    .SetMtlsRevocationEndpointAliasUri(new Uri(alias, "connect/revoke"))
                    .SetMtlsUserInfoEndpointAliasUri(new Uri(alias, "connect/userinfo"));
            }
            server.DisableAccessTokenEncryption().UseReferenceRefreshTokens();
            server.Configure(settings =>
            {
                // CheckExchange says which tokens and audiences, per client.
                settings.SubjectTokenTypes.IntersectWith([TokenTypeIdentifiers.AccessToken]);
                settings.ActorTokenTypes.IntersectWith([TokenTypeIdentifiers.AccessToken]);
                (settings.DisableAudienceValidation, settings.IgnoreAudiencePermissions) = (true, true);
                settings.CodeChallengeMethods.Clear();
                settings.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
                // A code in a fragment can't reach a server, and no token is ever sent through the browser.
                settings.ResponseModes.Remove(ResponseModes.Fragment);
            });
            HubProtocol.Extend(server);
            // Browsers get the hub's error page, where the host put one into the pipeline.
            var host = server.UseAspNetCore().EnableStatusCodePagesIntegration();
            if (!options.Https)
                host.DisableTransportSecurityRequirement();
        })
        .AddValidation(validation =>
        {
            validation.UseLocalServer();
            validation.UseAspNetCore().DisableAccessTokenExtractionFromQueryString().DisableAccessTokenExtractionFromBodyForm();
            validation.AddAudiences(HubScopes.ApiAudience);
            HubProtocol.Extend(validation);
        });
}
