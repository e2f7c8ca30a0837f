using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.People;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.OpenId.Sessions;

/// <summary>Holds every request's cookie against the session's row, so that an ended session is dead on every node at once.</summary>
internal sealed class SessionCheck : CookieAuthenticationEvents
{
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var cancellation = http.RequestAborted;
        var options = http.RequestServices.GetRequiredService<SignOnOptions>().Sessions;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().UtcNow();
        if (!TypeId.TryParse<SessionId>(context.Principal?.FindFirst("sid")?.Value, out var id)
            || await http.RequestServices.GetRequiredService<IPersonStore>().FindAsync(id, cancellation) is not { Session: { EndedAt: null } session, Account: { Active: true } account }
            || session.ExpiresAt <= now || session.LastSeenAt + options.Idle <= now)
        {
            context.RejectPrincipal();
            return;
        }

        if (now - session.LastSeenAt >= Grain)
            await http.RequestServices.GetRequiredService<ISessionStore>().TouchAsync(id, now, cancellation);
        http.Items[typeof(SessionRecord)] = session;
        context.ReplacePrincipal(SessionTicket.Fill(session, account));
    }

    // Pages answer 404-like refusals by redirecting to the sign-in page; the API never sees this scheme.
    public override Task RedirectToLogin(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        var wanted = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        context.Response.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(HttpMethodsThatReturn(context) ? wanted : "/account"));
        return Task.CompletedTask;
    }

    private static bool HttpMethodsThatReturn(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context) =>
        Microsoft.AspNetCore.Http.HttpMethods.IsGet(context.Request.Method);

    /// <summary>Nothing: the pages say themselves where to go on; the scheme would follow an address that nobody has looked at.</summary>
    public override Task RedirectToReturnUrl(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;
}
