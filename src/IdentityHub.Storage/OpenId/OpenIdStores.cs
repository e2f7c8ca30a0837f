using IdentityHub.OpenId.Devices;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.SignOut;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.OpenId;

/// <summary>Registers the stores of clients, grants and sessions.</summary>
internal static class OpenIdStores
{
    /// <summary>Adds the stores, scoped.</summary>
    internal static IServiceCollection AddOpenIdStores(this IServiceCollection services) => services
        .AddScoped<ISessionStore, SessionStore>()
        .AddScoped<IGrantStore, GrantStore>()
        .AddScoped<INoticeWriter, NoticeWriter>()
        .AddScoped<ILogoutStore, LogoutStore>()
        .AddScoped<IDeviceStore, DeviceStore>()
        .AddScoped<ISigningKeyStore, SigningKeyStore>();
}
