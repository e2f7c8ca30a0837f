using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.SignOut;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.OpenId.Sessions;

/// <summary>The signed-in browsers: begins, lists and ends sessions. Every ending revokes the session's tokens and tells its relying parties.</summary>
public sealed class SessionDirectory(IUnitOfWork unit, ISessionStore sessions, IGrantStore grants, LogoutFanOut fanOut, SignOnOptions options, TimeProvider time)
{
    /// <summary>Begins a session in this browser after the person proved who they are; a session that was there ends. Sets the cookie.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="account">Who.</param>
    /// <param name="methods">How they proved it (RFC 8176), for example <c>pwd</c>; <see cref="AuthenticationContext.MultipleFactors"/> among them makes the session level two.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="authenticatedAt">When they proved it, if not just now (at an upstream provider).</param>
    public async Task<SessionId> StartAsync(
        HttpContext http, AccountId account, IReadOnlyList<string> methods, CancellationToken cancellation, DateTimeOffset? authenticatedAt = null)
    {
        var now = time.UtcNow();
        var actor = Actor.Account(account);
        var before = http.User.SessionId();
        var former = http.User.AccountId();
        var session = new SessionRecord(TypeId.New<SessionId>(time), account, now, authenticatedAt ?? now, now, now + options.Sessions.Absolute, methods,
            BrowserDescription.Device(http.Request.Headers[HeaderNames.UserAgent].ToString()), BrowserDescription.Network(http.Connection.RemoteIpAddress), null);
        await unit.ExecuteAsync(async (work, token) =>
        {
            await sessions.AddAsync(session, token);
            // The same person who proves themself again keeps their relying parties; their old session only hands over its id.
            if (before is { } replaced)
            {
                if (former == account)
                {
                    foreach (var client in await sessions.ClientsAsync(replaced, token))
                        await sessions.AddClientAsync(session.Id, client, now, token);
                    await grants.MoveSessionAsync(replaced, session.Id, token);
                    await sessions.EndAsync(replaced, SessionEnding.Replaced, now, token);
                }
                else
                {
                    await EndInAsync(work, replaced, SessionEnding.Replaced, actor, token);
                }
            }
            work.Audit(new AuditEntry("session.start", actor, session.Id.ToString(), string.Join(' ', methods), session.Network));
            return true;
        }, cancellation);

        var principal = SessionTicket.Create(session.Id);
        await http.SignInAsync(HubPrincipal.SessionScheme, principal, new AuthenticationProperties
        {
            IsPersistent = true,
            IssuedUtc = now,
            ExpiresUtc = session.ExpiresAt,
        });
        return session.Id;
    }

    /// <summary>
    /// Gives a device a session of its own, in the current unit of work: its person is who approved it, and proved themself when and how they did in
    /// their browser's session.
    /// </summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="approver">The browser's session, which lives.</param>
    /// <param name="name">What the person will recognise the device by.</param>
    /// <param name="cancellation">Cancels.</param>
    internal async Task<SessionId> AddDeviceAsync(IWork work, SessionId approver, string name, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        var browser = await sessions.FindAsync(approver, cancellation) ?? throw new InvalidOperationException("The approving session is gone.");
        var device = browser with
        {
            Id = TypeId.New<SessionId>(time),
            StartedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + options.Sessions.Absolute,
            Device = name.Length <= 100 ? name : name[..100],
            EndedAt = null,
        };
        await sessions.AddAsync(device, cancellation);
        work.Audit(new AuditEntry("session.start", Actor.Account(browser.Account), device.Id.ToString(), "device", device.Network));
        return device.Id;
    }

    /// <summary>Ends this browser's session, if there is one, and removes the cookie.</summary>
    public async Task SignOutAsync(HttpContext http, CancellationToken cancellation)
    {
        if (http.User.SessionId() is { } session && http.User.AccountId() is { } account)
            await EndAsync(account, session, SessionEnding.SignedOut, Actor.Account(account), cancellation);
        await http.SignOutAsync(HubPrincipal.SessionScheme);
    }

    /// <summary>The account's living sessions, newest first.</summary>
    public async Task<IReadOnlyList<HubSession>> ListAsync(AccountId account, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        var result = new List<HubSession>();
        foreach (var session in await sessions.LivingAsync(account, cancellation))
        {
            if (session.ExpiresAt <= now || session.LastSeenAt + options.Sessions.Idle <= now)
                continue;
            result.Add(new HubSession(session.Id, account, session.StartedAt, session.AuthenticatedAt, session.LastSeenAt, session.Methods,
                session.Device, session.Network, await sessions.ClientsAsync(session.Id, cancellation)));
        }
        return result;
    }

    /// <summary>Ends one session of the account; false when it isn't there or isn't the account's.</summary>
    public async Task<bool> EndAsync(AccountId account, SessionId session, SessionEnding reason, Actor actor, CancellationToken cancellation) =>
        await unit.ExecuteAsync(async (work, token) =>
            (await sessions.FindAsync(session, token))?.Account == account && await EndInAsync(work, session, reason, actor, token), cancellation);

    /// <summary>Ends all sessions of an account, but for one if given; returns how many. Refresh tokens of the account end as well.</summary>
    public async Task<int> EndAllAsync(AccountId account, SessionEnding reason, Actor actor, SessionId? except, CancellationToken cancellation) =>
        await unit.ExecuteAsync(async (work, token) =>
        {
            var ended = 0;
            foreach (var session in await sessions.LivingAsync(account, token))
            {
                if (session.Id != except && await EndInAsync(work, session.Id, reason, actor, token))
                    ended++;
            }
            // What outlived its session (offline access after an idle end) ends too.
            await grants.RevokeByAccountAsync(account, except, token);
            return ended;
        }, cancellation);

    /// <summary>Ends sessions whose time has come, a batch at a time; returns how many. Run by the clock.</summary>
    public async Task<int> EndOverdueAsync(int limit, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        var overdue = await sessions.OverdueAsync(now - options.Sessions.Idle, now, limit, cancellation);
        foreach (var session in overdue)
        {
            var reason = session.ExpiresAt <= now ? SessionEnding.Age : SessionEnding.Idle;
            await unit.ExecuteAsync((work, token) => EndInAsync(work, session.Id, reason, Actor.Hub("sessions"), token), cancellation);
        }
        return overdue.Count;
    }

    private async Task<bool> EndInAsync(IWork work, SessionId session, SessionEnding reason, Actor actor, CancellationToken cancellation)
    {
        if (!await sessions.EndAsync(session, reason, time.UtcNow(), cancellation))
            return false;
        // A session that merely grew old leaves offline access alone (Back-Channel Logout 1.0 §2.7); whoever ends one on purpose means all of it.
        if (reason is not (SessionEnding.Idle or SessionEnding.Age))
            await grants.RevokeBySessionAsync(session, cancellation);
        await fanOut.EnqueueAsync(work, session, cancellation);
        work.Audit(new AuditEntry("session.end", actor, session.ToString(), reason.ToString()));
        return true;
    }
}
