using IdentityHub.Accounts.SigningIn;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Accounts.Registration;

/// <summary>Bounds registrations from one network.</summary>
public sealed class RegistrationThrottle(AttemptThrottle throttle, AccountOptions options)
{
    /// <summary>Counts a registration; false when the network must wait.</summary>
    public async Task<bool> TakeAsync(string? remoteAddress, CancellationToken cancellation)
    {
        var network = System.Net.IPAddress.TryParse(remoteAddress, out var address) ? BrowserDescription.Network(address) : "";
        return await throttle.TakeAsync([($"registration {network}", new ThrottleRule(options.RegistrationsPerHour, TimeSpan.FromMinutes(15)))], cancellation) == TimeSpan.Zero;
    }
}
