using IdentityHub.Kernel.Ids;

namespace IdentityHub.Kernel.Actors;

/// <summary>Who causes a change: written into every fact and every audit entry.</summary>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Id">Client id, account id or a fixed name of the hub's own parts; never personal data.</param>
/// <param name="ClientId">The application through which a person acts, if any.</param>
public sealed record Actor(ActorKind Kind, string Id, string? ClientId = null)
{
    /// <summary>The hub itself, by the name of the part that acts.</summary>
    public static Actor Hub(string part) => new(ActorKind.Hub, part);

    /// <summary>A client application on its own behalf.</summary>
    public static Actor Client(string clientId) => new(ActorKind.Client, clientId, clientId);

    /// <summary>A signed-in person, through an application or (null) at the hub's own pages.</summary>
    public static Actor Account(AccountId account, string? clientId = null) => new(ActorKind.Account, account.ToString(), clientId);
}
