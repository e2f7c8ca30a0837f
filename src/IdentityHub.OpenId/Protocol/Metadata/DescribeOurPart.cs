using IdentityHub.OpenId.Sessions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Metadata;

/// <summary>Adds to the discovery document what OpenIddict doesn't know that the hub does (Back-Channel Logout 1.0 §2.1, Discovery §3).</summary>
internal sealed class DescribeOurPart : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Discovery.AttachAdditionalMetadata.Descriptor.Order + 100;

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        // OpenIddict lists every key's algorithm; ID tokens are signed with one of them.
        context.IdTokenSigningAlgorithms.Clear();
        context.IdTokenSigningAlgorithms.Add("RS256");
        context.SubjectTypes.Add("pairwise");
        context.Metadata["frontchannel_logout_supported"] = true;
        context.Metadata["frontchannel_logout_session_supported"] = true;
        context.Metadata["backchannel_logout_supported"] = true;
        context.Metadata["backchannel_logout_session_supported"] = true;
        context.Metadata["acr_values_supported"] = new System.Text.Json.Nodes.JsonArray([.. AuthenticationContext.All.Select(acr => (System.Text.Json.Nodes.JsonNode)acr)]);
        context.Metadata["claims_parameter_supported"] = true;
        context.Metadata["ui_locales_supported"] = new System.Text.Json.Nodes.JsonArray("en", "de");
        return ValueTask.CompletedTask;
    }
}
