using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>The steps of token exchange (RFC 8693).</summary>
internal static class ExchangeSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ValidateTokenRequestContext>(step => step.UseScopedHandler<CheckExchange>().SetOrder(CheckExchange.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<AnswerExchange>().SetOrder(AnswerExchange.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<NameWhoMayAct>().SetOrder(NameWhoMayAct.Order));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<IssueExchangedToken>().SetOrder(IssueExchangedToken.Order));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<BoundExchangedToken>().SetOrder(BoundExchangedToken.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<RefuseOrphans>().SetOrder(RefuseOrphans.ServerOrder));
        server.AddEventHandler<HandleIntrospectionRequestContext>(step => step.UseSingletonHandler<DescribeActor>().SetOrder(DescribeActor.Order));
    }

    public static void Extend(OpenIddictValidationBuilder validation) =>
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<RefuseOrphans>().SetOrder(RefuseOrphans.ValidationOrder));
}
