using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Validation;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Subjects;

/// <summary>The steps by which pairwise clients know a person by an identifier of their own.</summary>
internal static class SubjectSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<GenerateTokenContext>(step => step.UseScopedHandler<ShowSubject>().SetOrder(ShowSubject.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<RecogniseSubject>().SetOrder(RecogniseSubject.ServerOrder));
    }

    public static void Extend(OpenIddictValidationBuilder validation) =>
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<RecogniseSubject>().SetOrder(RecogniseSubject.ValidationOrder));
}
