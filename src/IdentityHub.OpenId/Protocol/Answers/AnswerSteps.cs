using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Answers;

/// <summary>What holds for every endpoint: no parameter is given twice, and no answer says more than it must.</summary>
internal static class AnswerSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        RefuseRepeatedIn<ExtractAuthorizationRequestContext>(server);
        RefuseRepeatedIn<ExtractPushedAuthorizationRequestContext>(server);
        RefuseRepeatedIn<ExtractTokenRequestContext>(server);
        RefuseRepeatedIn<ExtractDeviceAuthorizationRequestContext>(server);
        RefuseRepeatedIn<ExtractIntrospectionRequestContext>(server);
        RefuseRepeatedIn<ExtractRevocationRequestContext>(server);
        RefuseRepeatedIn<ExtractEndSessionRequestContext>(server);
        RefuseRepeatedIn<ExtractUserInfoRequestContext>(server);
        SayLessIn<ApplyAuthorizationResponseContext>(server);
        SayLessIn<ApplyPushedAuthorizationResponseContext>(server);
        SayLessIn<ApplyTokenResponseContext>(server);
        SayLessIn<ApplyDeviceAuthorizationResponseContext>(server);
        SayLessIn<ApplyIntrospectionResponseContext>(server);
        SayLessIn<ApplyRevocationResponseContext>(server);
        SayLessIn<ApplyEndSessionResponseContext>(server);
        SayLessIn<ApplyUserInfoResponseContext>(server);
    }

    private static void RefuseRepeatedIn<TContext>(OpenIddictServerBuilder server) where TContext : BaseValidatingContext =>
        server.AddEventHandler<TContext>(step => step.UseSingletonHandler<RefuseRepeatedParameters<TContext>>().SetOrder(RefuseRepeatedParameters<TContext>.Order));

    private static void SayLessIn<TContext>(OpenIddictServerBuilder server) where TContext : BaseRequestContext =>
        server.AddEventHandler<TContext>(step => step.UseSingletonHandler<SayLess<TContext>>().SetOrder(SayLess<TContext>.Order));
}
