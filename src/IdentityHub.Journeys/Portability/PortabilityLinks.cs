using System.Globalization;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Journeys.Portability;

/// <summary>Signed links to a person's file, given to who has just proved to be the person, and good for a quarter of an hour.</summary>
public sealed class PortabilityLinks(IKeyWrapping keys, TimeProvider time)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string SealPurpose = "portability link";

    /// <summary>The token for a link.</summary>
    public string Seal(AccountId account) => keys.SealLink(SealPurpose, account.ToString(), (time.UtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>Whose file it leads to; null for a token that isn't ours or is too old.</summary>
    public AccountId? Open(string? token) =>
        keys.OpenLink(SealPurpose, token, 2) is [var holder, var end] && TypeId.TryParse<AccountId>(holder, out var account)
        && long.TryParse(end, CultureInfo.InvariantCulture, out var until) && until > time.GetUtcNow().ToUnixTimeSeconds() ? account : null;
}
