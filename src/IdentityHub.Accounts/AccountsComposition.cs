using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Closing;
using IdentityHub.Accounts.EmailChange;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.MailLinks;
using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.Passwords;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Accounts.Upstream;
using IdentityHub.Kernel.Jobs;
using IdentityHub.OpenId;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Prompts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Accounts;

/// <summary>Registers shoppers' and employees' accounts.</summary>
public static class AccountsComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage. Reads <c>Hub:Accounts</c> and <c>Hub:Mail</c>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Hub:Accounts").Get<AccountOptions>() ?? new AccountOptions();
        var mail = configuration.GetSection("Hub:Mail").Get<MailOptions>() ?? new MailOptions();
        services.AddSingleton(options).AddSingleton(mail);
        services.AddSingleton(new Argon2Parameters(options.HashMemoryKiB, options.HashPasses));
        services.AddSingleton<Argon2PasswordHasher>().AddSingleton<IPasswordHasher<HubUser>>(provider => provider.GetRequiredService<Argon2PasswordHasher>());
        services.AddSingleton<HashingQueue>().AddSingleton<DecoyHash>();
        services.AddIdentityCore<HubUser>(identity =>
        {
            // The user name is the account's id; addresses become unique when they are verified.
            identity.User.RequireUniqueEmail = false;
            // PasswordRules decides, before an account is made.
            identity.Password.RequiredLength = 1;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            // AttemptThrottle slows guessing without locking anybody out.
            identity.Lockout.AllowedForNewUsers = false;
        }).AddRoles<IdentityRole<Guid>>().AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromDays(1));
        services.AddScoped<AccountRegistration>().AddScoped<EmailVerification>().AddScoped<AccountDirectory>().AddScoped<FirstAdministrator>().AddScoped<AccountRoles>();
        services.AddScoped<SignIn>().AddScoped<SignInSteps>().AddScoped<PasswordCheck>().AddScoped<CodeCheck>();
        services.AddScoped<IGuessLimit, UserCodeGuesses>();
        services.AddScoped<AttemptThrottle>().AddScoped<Attempts>().AddScoped<RegistrationThrottle>().AddScoped<PasswordChange>().AddSingleton<KnownDevice>();
        services.AddScoped<SealedTickets>().AddSingleton<BrowserMark>().AddScoped<Authenticator>().AddScoped<RecoveryCodes>().AddScoped<RememberedDevices>().AddScoped<SecondFactorReset>();
        services.Replace(ServiceDescriptor.Scoped<IAuthenticationReach, AuthenticationReach>());
        AddPasskeys(services);
        services.AddUpstream(configuration);
        services.AddScoped<StepUp>().AddScoped<MailRequests>().AddScoped<SignInLinks>().AddScoped<PasswordResets>().AddScoped<EmailChanges>().AddScoped<AccountClosing>();
        services.AddSingleton<PasswordPolicy>().AddScoped<AccountMailWriter>();
        if (options.BreachRanges is null)
            services.AddSingleton<IBreachedPasswords, NoBreachList>();
        else
            services.AddSingleton<IBreachedPasswords, BreachRanges>();
        services.AddJobHandler<AccountMailJob>().AddRecurringJob<PruneAccountsJob>(PruneAccountsJob.Every);
        services.AddSingleton<MailOutbox>();
        if (string.IsNullOrEmpty(mail.Host))
            services.AddSingleton<IMailer>(provider => provider.GetRequiredService<MailOutbox>());
        else
            services.AddSingleton<IMailer, SmtpMailer>();
        return services;
    }

    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddScoped<PasskeyCeremony>().AddScoped<PasskeyRegister>().AddScoped<IPasskeyHandler<HubUser>, PasskeyHandler<HubUser>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<SignOnOptions>((passkeys, signOn) =>
        {
            // Whatever host a request came by: relying party and origin are the issuer's.
            var origin = signOn.Issuer.GetLeftPart(UriPartial.Authority);
            passkeys.ServerDomain = signOn.Issuer.Host;
            passkeys.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == origin);
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
        });
    }
}
