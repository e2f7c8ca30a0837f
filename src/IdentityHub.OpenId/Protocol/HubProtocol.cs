using IdentityHub.OpenId.Embedding;
using IdentityHub.OpenId.Guests;
using IdentityHub.OpenId.Protocol.Answers;
using IdentityHub.OpenId.Protocol.Authorization;
using IdentityHub.OpenId.Protocol.Clients;
using IdentityHub.OpenId.Protocol.Device;
using IdentityHub.OpenId.Protocol.EndSession;
using IdentityHub.OpenId.Protocol.Exchange;
using IdentityHub.OpenId.Protocol.Metadata;
using IdentityHub.OpenId.Protocol.Proof;
using IdentityHub.OpenId.Protocol.Resources;
using IdentityHub.OpenId.Protocol.Subjects;
using IdentityHub.OpenId.Protocol.Tokens;
using Microsoft.Extensions.DependencyInjection;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol;

/// <summary>The hub's own steps among OpenIddict's, subject by subject; each step says its place.</summary>
internal static class HubProtocol
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        MetadataSteps.Extend(server);
        ClientSteps.Extend(server);
        ProofSteps.Extend(server);
        ResourceSteps.Extend(server);
        AuthorizationSteps.Extend(server);
        EmbeddingSteps.Extend(server);
        TokenSteps.Extend(server);
        DeviceSteps.Extend(server);
        ExchangeSteps.Extend(server);
        GuestSteps.Extend(server);
        SubjectSteps.Extend(server);
        server.AddEventHandler<HandleEndSessionRequestContext>(step => step.UseScopedHandler<AnswerEndSession>().SetOrder(AnswerEndSession.Order));
        AnswerSteps.Extend(server);
    }

    public static void Extend(OpenIddictValidationBuilder validation)
    {
        ProofSteps.Extend(validation);
        SubjectSteps.Extend(validation);
        TokenSteps.Extend(validation);
        ExchangeSteps.Extend(validation);
    }
}
