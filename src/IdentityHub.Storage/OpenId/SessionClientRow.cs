using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.OpenId;

/// <summary>A relying party that took part in a session.</summary>
internal sealed class SessionClientRow
{
    public required SessionId SessionId { get; init; }

    public required string ClientId { get; init; }

    public required DateTimeOffset At { get; init; }
}
