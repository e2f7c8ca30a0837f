namespace IdentityHub.OpenId.Clients;

/// <summary>Whether the person is asked before a client learns something about them.</summary>
public enum ClientConsent
{
    /// <summary>The company's own application: no question unless it asks for one (<c>prompt=consent</c>).</summary>
    Implicit = 1,

    /// <summary>Somebody else's application: asked once per set of scopes.</summary>
    Explicit = 2,
}
