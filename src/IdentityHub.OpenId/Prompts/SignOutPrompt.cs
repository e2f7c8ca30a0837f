using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.SignOut;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Prompts;

/// <summary>The page /sign-out, reached from the account page or from a relying party whose request proves nothing (RP-Initiated Logout 1.0 §2, §6).</summary>
public sealed class SignOutPrompt(ClientRegistry clients, SessionDirectory sessions, FlowTickets tickets, FrontChannel front, TimeProvider time)
{
    private const string Page = "/signed-out";

    /// <summary>The relying party that sent the person, or null.</summary>
    public async Task<ClientBranding?> DescribeAsync(string? returnUrl, CancellationToken cancellation)
    {
        if (ReturnAddress.Read(returnUrl) is not { Path: ReturnAddress.Logout } address || Open(address) is not { SignIn.ClientId: { Length: > 0 } id })
            return null;
        var client = await clients.FindAsync(id, cancellation);
        return client is null ? null : client.Definition.Branding ?? new ClientBranding(client.Definition.Name);
    }

    /// <summary>The client id of the relying party that sent the person, or null.</summary>
    public string? ClientIdOf(string? returnUrl) =>
        ReturnAddress.Read(returnUrl) is { Path: ReturnAddress.Logout } address && Open(address) is { SignIn.ClientId: { Length: > 0 } id } ? id : null;

    /// <summary>The person said yes: ends the session; returns where to redirect to (the relying party's request, to be completed, or /signed-out).</summary>
    public async Task<string> ConfirmAsync(HttpContext http, string? returnUrl, CancellationToken cancellation)
    {
        var frames = await front.OfAsync(http.User.SessionId(), cancellation);
        await sessions.SignOutAsync(http, cancellation);
        if (ReturnAddress.Read(returnUrl) is not { Path: ReturnAddress.Logout } address || Open(address) is not { } ticket)
            return AddressOf(new SignedOutTicket(frames, null));
        return address.With(tickets.Seal(ticket with { Answer = FlowAnswer.SignedOut, SignedOut = new SignedOutTicket(frames, null) }));
    }

    /// <summary>What the signed-out page does; nothing for a text that the hub didn't seal within the hour.</summary>
    public SignedOutAnswer ReadSignedOut(string? sealedText) =>
        tickets.Open(sealedText, Page) is { SignedOut: { } found } ? new SignedOutAnswer(found.Frames, found.GoOnTo) : new SignedOutAnswer([], null);

    /// <summary>The signed-out page's address.</summary>
    internal string AddressOf(SignedOutTicket ticket) => ticket is { Frames.Count: 0, GoOnTo: null }
        ? Page
        : $"{Page}?done={tickets.Seal(new FlowTicket(time.GetUtcNow(), Page, FlowAnswer.SignedOut, null) { SignedOut = ticket })}";

    private FlowTicket? Open(ReturnAddress address) => tickets.Open(address[FlowTickets.Parameter], address.RequestHash);
}
