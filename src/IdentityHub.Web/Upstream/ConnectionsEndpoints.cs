using IdentityHub.Accounts.SigningIn;
using IdentityHub.Accounts.Upstream;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Upstream;

/// <summary>The account's page of connected providers. Connecting one needs a sign-in of late: whoever finds an open browser must not leave a door of their own.</summary>
internal static class ConnectionsEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        if (account.ServiceProvider.GetRequiredService<UpstreamProviders>().All.Count == 0)
            return;
        account.MapGet("/connections", ShowAsync);
        account.MapPost("/connections/remove", RemoveAsync);
        account.MapGet("/connections/confirm", AskAsync);
        account.MapPost("/connections/confirm", ConfirmAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, UpstreamLinks links, UpstreamProviders providers, UpstreamTickets tickets, Accounts.SigningIn.StepUp stepUp, Visit visit, TimeProvider time, string? done, CancellationToken cancellation)
    {
        var connections = await links.ListAsync(visit.User!);
        var others = providers.All.Where(provider => connections.All(connection => connection.Provider != provider.Name)).ToList();
        // No permit, no link: the person proves themself first.
        var level = await stepUp.DemandedAsync(visit.User!.AccountId, cancellation);
        var permit = RecentSignIn.Holds(http.User, level, time.GetUtcNow()) ? tickets.Permit(http, http.User.SessionId()!.Value) : null;
        return Page.Show<ConnectionsPage>(new ConnectionsModel(connections, others, permit,
            done is "connected" or "removed" or "taken" or "last" ? visit.Wording[$"Connections.Done.{done}"] : null, done is "taken" or "last"));
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, UpstreamLinks links, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return new SeeOther("/account/connections");
        var removed = await links.DisconnectAsync(visit.User!.AccountId, form["provider"], form["key"], cancellation);
        return new SeeOther(removed.Succeeded(out _, out _) ? "/account/connections?done=removed" : "/account/connections?done=last");
    }

    private static async Task<IResult> AskAsync(
        HttpContext http, UpstreamTickets tickets, UpstreamProviders providers, SignInPrompt prompt, Branding branding, Accounts.SigningIn.StepUp stepUp, Visit visit, CancellationToken cancellation)
    {
        if (tickets.Read(http) is not { Content: var come })
            return new SeeOther("/account/connections");
        if (!await SignedInAfterAsync(http, come, stepUp, visit, cancellation))
            return new SeeOther(SignInEndpoints.AddressFor("/step-up", "/account/connections/confirm"));
        await branding.WearAsync((await prompt.DescribeAsync(http, come.ReturnUrl, cancellation)).ClientId, cancellation);
        var user = visit.User!;
        return Page.Show<ConfirmPage>(new ConfirmModel(providers.Find(come.Identity.Provider)?.DisplayName ?? come.Identity.Provider, come.Identity, user.DisplayName, user.Email));
    }

    private static async Task<IResult> ConfirmAsync(HttpContext http, UpstreamTickets tickets, UpstreamLinks links, Accounts.SigningIn.StepUp stepUp, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine || tickets.Read(http) is not { Content: var come } || !await SignedInAfterAsync(http, come, stepUp, visit, cancellation))
            return new SeeOther("/account/connections/confirm");
        tickets.Forget(http);
        if (form["answer"] != "yes")
            return new SeeOther(come.ReturnUrl);
        var connected = await links.ConnectAsync(visit.User!.AccountId, come.Identity, "re-authenticated", cancellation);
        return new SeeOther(connected.Succeeded(out _, out _) ? come.ReturnUrl : "/account/connections?done=taken");
    }

    // The account's owner proves themself after the provider's answer, with all that protects the account: an open session is no proof of who sits there now.
    private static async Task<bool> SignedInAfterAsync(HttpContext http, UpstreamVisit come, Accounts.SigningIn.StepUp stepUp, Visit visit, CancellationToken cancellation) =>
        http.User.AuthenticatedAt() is { } at && at.ToUnixTimeSeconds() >= come.At.ToUnixTimeSeconds()
        && http.User.AuthenticationLevel() >= await stepUp.DemandedAsync(visit.User!.AccountId, cancellation);
}
