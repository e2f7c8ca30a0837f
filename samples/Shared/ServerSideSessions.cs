using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace IdentityHub.Samples;

/// <summary>Sessions kept at the server, so that a logout token can end them; the cookie carries a random key only.</summary>
internal sealed class ServerSideSessions(TimeProvider time) : ITicketStore
{
    private readonly ConcurrentDictionary<string, AuthenticationTicket> tickets = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        tickets[key] = ticket;
        return Task.FromResult(key);
    }

    /// <inheritdoc/>
    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        // Never brings back a session that a logout token has ended meanwhile.
        if (tickets.TryGetValue(key, out var present))
            tickets.TryUpdate(key, ticket, present);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (!tickets.TryGetValue(key, out var ticket))
            return Task.FromResult<AuthenticationTicket?>(null);
        if (ticket.Properties.ExpiresUtc > time.GetUtcNow())
            return Task.FromResult<AuthenticationTicket?>(ticket);
        tickets.TryRemove(key, out _);
        return Task.FromResult<AuthenticationTicket?>(null);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string key)
    {
        tickets.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    /// <summary>Ends the sessions of a hub session, or all of a subject when no session is named; returns how many.</summary>
    public int End(string? sid, string? sub)
    {
        var ended = 0;
        foreach (var (key, ticket) in tickets)
        {
            var concerned = sid is null ? ticket.Principal.FindFirst("sub")?.Value == sub : ticket.Principal.FindFirst("sid")?.Value == sid;
            if (concerned && tickets.TryRemove(key, out _))
                ended++;
        }
        return ended;
    }
}
