namespace IdentityHub.OpenId.Clients;

/// <summary>What a client may exchange tokens for (RFC 8693).</summary>
/// <param name="Audiences">Audiences that it may ask for.</param>
public sealed record TokenExchangePolicy(IReadOnlyList<string> Audiences)
{
    /// <summary>True: without an actor the new token doesn't say who acts (§1.1, impersonation); always audited.</summary>
    public bool MayImpersonate { get; init; }
}
