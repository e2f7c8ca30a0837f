using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.OpenId;

/// <summary>Binds an OpenIddict authorization, which is one family of tokens, to session and account.</summary>
internal sealed class GrantRow
{
    public required Guid AuthorizationId { get; init; }

    public required SessionId SessionId { get; set; }

    public required AccountId AccountId { get; init; }

    public required string ClientId { get; init; }

    public required DateTimeOffset At { get; init; }
}
