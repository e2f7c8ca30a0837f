using IdentityHub.OpenId.Grants;
using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>What a request is about to change in the store; written at its end, together (<see cref="CommitGrant"/>).</summary>
internal sealed class GrantDraft
{
    public NewFamily? Family { get; set; }

    public List<NewToken> Tokens { get; } = [];

    public bool IsEmpty => Family is null && Tokens.Count == 0;

    public static GrantDraft Of(OpenIddictServerTransaction transaction)
    {
        if (transaction.Properties.TryGetValue(nameof(GrantDraft), out var draft))
            return (GrantDraft)draft!;
        var made = new GrantDraft();
        transaction.Properties[nameof(GrantDraft)] = made;
        return made;
    }
}
