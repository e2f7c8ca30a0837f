using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Embedding;

/// <summary>The steps of embedded sign-in among OpenIddict's.</summary>
internal static class EmbeddingSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.Configure(settings => settings.ResponseModes.Add(EmbeddedRequest.ResponseMode));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(step => step.UseScopedHandler<CheckEmbedding>().SetOrder(CheckEmbedding.Order));
        server.AddEventHandler<ValidatePushedAuthorizationRequestContext>(step => step.UseScopedHandler<CheckEmbedding>().SetOrder(CheckEmbedding.PushedOrder));
        server.AddEventHandler<HandleAuthorizationRequestContext>(step => step.UseSingletonHandler<RefuseStrangeFrames>().SetOrder(RefuseStrangeFrames.Order));
        server.AddEventHandler<ApplyAuthorizationResponseContext>(step => step.UseSingletonHandler<AnswerByMessage>().SetOrder(AnswerByMessage.Order));
    }
}
