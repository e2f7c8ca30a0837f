namespace IdentityHub.Kernel.Actors;

/// <summary>What kind of actor causes a change.</summary>
public enum ActorKind
{
    /// <summary>The hub itself: a job, a rule, a seed.</summary>
    Hub = 1,

    /// <summary>A client application acting on its own behalf (client credentials).</summary>
    Client = 2,

    /// <summary>A person signed in with an account: shopper or employee.</summary>
    Account = 3,

    /// <summary>An operator at the command line.</summary>
    Operator = 4,
}
