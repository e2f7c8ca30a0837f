using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.People;

/// <summary>What an account says of its person: never what matching brought into the party.</summary>
/// <param name="Account">The account.</param>
/// <param name="Active">False: disabled or gone; nothing is issued.</param>
public sealed record AccountClaims(AccountId Account, bool Active)
{
    /// <summary>Full name.</summary>
    public string? Name { get; init; }

    /// <summary>Given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Family name.</summary>
    public string? FamilyName { get; init; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Locale { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether its owner proved it.</summary>
    public bool EmailVerified { get; init; }

    /// <summary>Phone number, E.164.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Whether its owner proved it.</summary>
    public bool PhoneNumberVerified { get; init; }

    /// <summary>Postal address in one text (<c>formatted</c>, Core §5.1.1).</summary>
    public string? Address { get; init; }

    /// <summary>When the account last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Roles at the hub.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The current surviving GPID; only filled when asked for.</summary>
    public GlobalPartyId? Party { get; init; }
}
