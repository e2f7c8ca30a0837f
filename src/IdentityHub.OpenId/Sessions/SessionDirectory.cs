using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Sessions;

/// <summary>The signed-in browsers: begins, lists and ends sessions. Every ending revokes the session's tokens and tells its relying parties.</summary>
public sealed class SessionDirectory
{
    /// <summary>Begins a session in this browser after the person proved who they are; a session that was there ends. Sets the cookie.</summary>
    public Task<SessionId> StartAsync(HttpContext http, AccountId account, IReadOnlyList<string> methods, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Ends this browser's session, if there is one, and removes the cookie.</summary>
    public Task SignOutAsync(HttpContext http, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The account's living sessions, newest first.</summary>
    public Task<IReadOnlyList<HubSession>> ListAsync(AccountId account, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Ends one session of the account; false when it isn't there or isn't the account's.</summary>
    public Task<bool> EndAsync(AccountId account, SessionId session, SessionEnding reason, Actor actor, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Ends all sessions of an account, but for one if given; returns how many.</summary>
    public Task<int> EndAllAsync(AccountId account, SessionEnding reason, Actor actor, SessionId? except, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
