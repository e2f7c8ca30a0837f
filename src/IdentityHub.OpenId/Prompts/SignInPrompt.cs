using IdentityHub.OpenId.Clients;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Prompts;

/// <summary>What /sign-in, /step-up, /register and /signed-out need to know of the request that led there.</summary>
public sealed class SignInPrompt(ClientRegistry clients, FlowTickets tickets)
{
    /// <summary>Reads the return address; one that isn't local becomes <c>/account</c>.</summary>
    public async Task<SignInQuestion> DescribeAsync(HttpContext http, string? returnUrl, CancellationToken cancellation)
    {
        if (ReturnAddress.Read(returnUrl) is not { Path: ReturnAddress.Authorize } address || Open(address) is not { SignIn: { } shown } ticket)
            return new SignInQuestion(null, null, null, [], false, LocalOrAccount(returnUrl));
        var client = await clients.FindAsync(shown.ClientId, cancellation);
        return new SignInQuestion(client is null ? null : client.Definition.Branding ?? new ClientBranding(client.Definition.Name),
            client?.Definition.ClientId, shown.LoginHint, shown.UiLocales, shown.MayContinue && http.User.SessionId() is not null, returnUrl!)
        {
            Level = shown.Level,
            LevelIsEssential = shown.LevelIsEssential,
            FreshSince = shown.Anew ? ticket.StartedAt : shown.MaxAge is { } seconds ? ticket.StartedAt - TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1_000_000_000)) : null,
        };
    }

    /// <summary>The person goes on as they are signed in; returns the local address to redirect to.</summary>
    public Task<string> ContinueAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) =>
        Task.FromResult(ReturnAddress.Read(returnUrl) is { Path: ReturnAddress.Authorize } address && Open(address) is { } ticket
            ? address.With(tickets.Seal(ticket with { Answer = FlowAnswer.Continued, Session = http.User.SessionId()?.ToString() }))
            : LocalOrAccount(returnUrl));

    /// <summary>
    /// The person doesn't step up; returns the local address to redirect to. The relying party gets a lesser sign-in, or, when it insists
    /// (<see cref="SignInQuestion.LevelIsEssential"/>), is told that the level wasn't reached.
    /// </summary>
    public Task<string> GoOnWithoutAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) =>
        Task.FromResult(ReturnAddress.Read(returnUrl) is { Path: ReturnAddress.Authorize } address && Open(address) is { } ticket
            ? address.With(tickets.Seal(ticket with { Answer = FlowAnswer.WithoutStepUp, Session = http.User.SessionId()?.ToString() }))
            : LocalOrAccount(returnUrl));

    /// <summary>The address if it is a path of this hub, otherwise <c>/account</c> (open redirects, RFC 9700 §4.11).</summary>
    public static string LocalOrAccount(string? returnUrl) => ReturnAddress.IsLocal(returnUrl) ? returnUrl : "/account";

    private FlowTicket? Open(ReturnAddress address) => tickets.Open(address[FlowTickets.Parameter], address.RequestHash);
}
