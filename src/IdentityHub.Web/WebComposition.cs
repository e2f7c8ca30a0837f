using IdentityHub.Web.Account;
using IdentityHub.Web.Account.Security;
using IdentityHub.Web.Administration;
using IdentityHub.Web.Consenting;
using IdentityHub.Web.Devices;
using IdentityHub.Web.Embedding;
using IdentityHub.Web.Logos;
using IdentityHub.Web.Outbox;
using IdentityHub.Web.Preferences;
using IdentityHub.Web.Privacy;
using IdentityHub.Web.Registration;
using IdentityHub.Web.Reset;
using IdentityHub.Web.Rights;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using IdentityHub.Web.SignOut;
using IdentityHub.Web.StepUp;
using IdentityHub.Web.Unsubscribe;
using IdentityHub.Web.Upstream;
using IdentityHub.Web.Verification;
using IdentityHub.Web.Workbench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web;

/// <summary>The pages people see: forms of plain HTML, made on the server, that need no script.</summary>
public static class WebComposition
{
    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddHubWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        return services.AddSingleton<LogoCache>().AddScoped<Visit>().AddScoped<Branding>().AddScoped<PartyReading>().AddScoped<PartySurroundings>().AddScoped<ReviewReading>().AddScoped<StaffNames>().AddScoped<PartyAccounts>().AddScoped<Colleagues>().AddScoped<DemoAuthenticator>().AddScoped<LinkReturn>();
    }

    /// <summary>Maps every page. Call it after authentication is in the pipeline.</summary>
    public static IEndpointRouteBuilder MapHubWeb(this IEndpointRouteBuilder endpoints)
    {
        LookEndpoints.Map(endpoints);
        EmbedEndpoints.Map(endpoints);
        LogoEndpoints.Map(endpoints);

        var pages = endpoints.MapGroup("").AddEndpointFilter<PageFilter>();
        pages.MapGet("/", () => new SeeOther("/account"));
        SignInEndpoints.Map(pages);
        PasskeySignInEndpoints.Map(pages);
        SecondStepEndpoints.Map(pages);
        SetUpStepEndpoints.Map(pages);
        ReactivateEndpoints.Map(pages);
        MailedLinkEndpoints.Map(pages);
        ResetEndpoints.Map(pages);
        StepUpEndpoints.Map(pages);
        RegisterEndpoints.Map(pages);
        UpstreamEndpoints.Map(pages);
        ConsentEndpoints.Map(pages);
        DeviceEndpoints.Map(pages);
        VerifyEmailEndpoints.Map(pages);
        ConfirmEmailEndpoints.Map(pages);
        SignOutEndpoints.Map(pages);
        FirstAdministratorEndpoints.Map(pages);
        OutboxEndpoints.Map(pages);
        UnsubscribeEndpoints.Map(pages);
        YourDataEndpoints.MapFile(pages);
        ConsentKeysEndpoint.Map(pages);
        ConfirmConsentEndpoints.Map(pages);
        PreferencesEndpoints.Map(pages);
        RightsEndpoints.Map(pages);

        var account = pages.MapGroup("/account").AddEndpointFilter<SignedInFilter>();
        AccountEndpoints.Map(account);
        EditProfileEndpoints.Map(account);
        EmailEndpoints.Map(account);
        SecurityEndpoints.Map(account);
        ConsentsEndpoints.Map(account);
        YourDataEndpoints.Map(account);
        PreferencesEndpoints.MapAccount(account);
        ApplicationEndpoints.Map(account);
        ConnectionsEndpoints.Map(account);

        var admin = pages.MapGroup("/admin").AddEndpointFilter<SignedInFilter>().AddEndpointFilter<StaffFilter>().AddEndpointFilter<AdministratorFilter>();
        admin.MapGet("", () => new SeeOther("/admin/clients"));
        ClientEndpoints.Map(admin);
        SourceEndpoints.Map(admin);
        AccountSessionsEndpoints.Map(admin);
        AccountRolesEndpoints.Map(admin);
        KeyEndpoints.Map(admin);
        WorkbenchEndpoints.Map(pages);
        return endpoints;
    }
}
