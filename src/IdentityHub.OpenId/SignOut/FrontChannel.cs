using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.OpenId.SignOut;

/// <summary>The addresses by which a browser tells relying parties that its session ended (OpenID Connect Front-Channel Logout 1.0 §3).</summary>
public sealed class FrontChannel(ISessionStore sessions, ClientRegistry clients, SignOnOptions options)
{
    private const int MostFrames = 20;

    /// <summary>One per relying party of the session that registered an address; empty outside a session. To be asked before the session ends.</summary>
    public async Task<IReadOnlyList<Uri>> OfAsync(SessionId? session, CancellationToken cancellation)
    {
        if (session is not { } id)
            return [];
        var frames = new List<Uri>();
        foreach (var clientId in await sessions.ClientsAsync(id, cancellation))
        {
            if (frames.Count < MostFrames && (await clients.FindAsync(clientId, cancellation))?.Definition.FrontChannelLogoutUri is { } address)
            {
                frames.Add(new Uri(QueryHelpers.AddQueryString(address.AbsoluteUri, new Dictionary<string, string?>
                {
                    ["iss"] = options.Issuer.AbsoluteUri,
                    ["sid"] = id.ToString(),
                })));
            }
        }
        return frames;
    }
}
