using IdentityHub.OpenId.Clients;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Guests;

/// <summary>The steps of guests among OpenIddict's.</summary>
internal static class GuestSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.AllowCustomFlow(ClientGrants.Guest);
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<AnswerGuest>().SetOrder(AnswerGuest.Order));
        server.AddEventHandler<ApplyTokenResponseContext>(step => step.UseScopedHandler<AnswerGuest>().SetOrder(AnswerGuest.ResponseOrder));
    }
}
