
namespace IdentityHub.Samples.Hub;

/// <summary>What happens when somebody signs in here for the first time: the site gives them a number and registers it at the hub.</summary>
internal sealed class FirstLogin(OwnKeys keys, HubGateway hub, ILogger<FirstLogin> log)
{
    /// <summary>Makes the stub profile and links its number with the shopper's own access token. Signing in never fails because of it: it is tried again at the next login.</summary>
    public async Task WelcomeAsync(string subject, string? accessToken, CancellationToken cancellation)
    {
        var (key, _) = keys.FindOrMake(subject);
        if (accessToken is null)
            return;
        // Linking what is linked already changes nothing, so every login makes up for one that failed.
        if (!await hub.LinkAsync(key, accessToken, cancellation))
            log.LogWarning("The hub didn't take the key of a new customer; it is offered again at the next login.");
    }
}
