using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.SecondFactor;

/// <summary>
/// Browsers in which a shopper isn't asked for the second factor again. It stands in for the second factor alone, never for the first; a sign-in that relies
/// on it is one of one factor. The cookie is a random number; the database has its hash with the account's id.
/// </summary>
public sealed class RememberedDevices(ISecondFactorStore store, SignOnOptions options, IUnitOfWork unit, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private string CookieName => SessionCookie.Name(options.Issuer, "remember");

    /// <summary>True when the account is remembered in this browser.</summary>
    public async Task<bool> RecogniseAsync(HttpContext http, AccountId account, CancellationToken cancellation) =>
        Read(http) is { } number && await store.TouchDeviceAsync(account, Hash(number, account), time.UtcNow(), cancellation);

    /// <summary>Remembers the account in this browser for thirty days.</summary>
    public async Task RememberAsync(HttpContext http, AccountId account, CancellationToken cancellation)
    {
        var number = Read(http) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = time.UtcNow();
        var device = new RememberedDevice(Guid.CreateVersion7(now), BrowserDescription.Device(http.Request.Headers.UserAgent.ToString()),
            BrowserDescription.Network(http.Connection.RemoteIpAddress), now, now, now + Lifetime);
        await unit.ExecuteAsync(async (work, token) =>
        {
            await store.AddDeviceAsync(account, Hash(number, account), device, token);
            work.Audit(new AuditEntry("account.device.remember", Actor.Account(account), account.ToString(), device.Description, device.Network));
            return true;
        }, cancellation);
        http.Response.Cookies.Append(CookieName, number, new CookieOptions
        {
            HttpOnly = true, Secure = options.Https, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = Lifetime,
        });
    }

    /// <summary>The account's remembered devices.</summary>
    public Task<IReadOnlyList<RememberedDevice>> ListAsync(AccountId account, CancellationToken cancellation) => store.DevicesAsync(account, time.UtcNow(), cancellation);

    /// <summary>Forgets one device, or all for null.</summary>
    public Task ForgetAsync(AccountId account, Guid? device, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (work, token) =>
        {
            if (await store.ForgetDevicesAsync(account, device, token) > 0)
                work.Audit(new AuditEntry("account.device.forget", Actor.Account(account), account.ToString()));
            return true;
        }, cancellation);

    private string? Read(HttpContext http) =>
        http.Request.Cookies[CookieName] is { Length: 64 } number && number.All(char.IsAsciiHexDigitLower) ? number : null;

    private static byte[] Hash(string number, AccountId account) => SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {account}"));
}
