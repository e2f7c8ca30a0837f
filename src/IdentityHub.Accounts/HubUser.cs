using IdentityHub.Kernel.Ids;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts;

/// <summary>
/// A login of a shopper or an employee. The user name is the account's id in text; people sign in with an e-mail address, which is theirs for
/// good once verified: several accounts may claim an unverified one, none of them learns of the others.
/// </summary>
public sealed class HubUser : IdentityUser<Guid>
{
    /// <summary>The account's id, also the OpenID Connect subject.</summary>
    public AccountId AccountId => new(Id);

    /// <summary>Given name.</summary>
    public string GivenName { get; set; } = "";

    /// <summary>Family name.</summary>
    public string FamilyName { get; set; } = "";

    /// <summary>BCP 47 language tag, for pages and mails.</summary>
    public string Locale { get; set; } = "en";

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When name, address or number last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was closed; null while it is open. A closed account signs nobody in.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When a closed account is erased; until then its owner may open it again by signing in. Null for an open one, or one that an administrator closed.</summary>
    public DateTimeOffset? EraseAfter { get; set; }

    /// <summary>Id of the account's own source record, or null for staff without one.</summary>
    public Guid? OwnRecordId { get; set; }

    /// <summary>True while the account is open, or closed by its owner and not yet due to be erased.</summary>
    public bool MaySignIn(DateTimeOffset now) => ClosedAt is null || EraseAfter > now;

    /// <summary>Given and family name.</summary>
    public string DisplayName => $"{GivenName} {FamilyName}".Trim();
}
