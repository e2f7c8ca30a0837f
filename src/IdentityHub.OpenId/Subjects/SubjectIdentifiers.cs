using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.OpenId.Clients;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.OpenId.Subjects;

/// <summary>
/// What a client learns as a person's <c>sub</c> (Core §8): the account's id, or for a pairwise client a keyed hash of its sector and the account,
/// the same at every sign-in, another in every other sector, and no way back without the root key. Account ids are never given out twice, so
/// neither are these.
/// </summary>
public sealed class SubjectIdentifiers(IKeyWrapping keys)
{
    private const string Purpose = "pairwise subject";
    private const string SealPurpose = "pairwise account";

    /// <summary>The <c>sub</c> of an account at a client; up to 64 characters of ASCII.</summary>
    public string Of(ClientDefinition client, AccountId account) => client.SubjectType == SubjectType.Pairwise
        ? WebEncoders.Base64UrlEncode(keys.KeyedHash(Purpose, Encoding.UTF8.GetBytes($"{SectorOf(client)}\n{account}")))
        : account.ToString();

    /// <summary>The host that pairwise identifiers are shared by (§8.1); the rules see to it that there is one.</summary>
    public static string SectorOf(ClientDefinition client) => (client.SectorIdentifierUri ?? client.RedirectUris[0]).IdnHost.ToLowerInvariant();

    /// <summary>The account for the hub's own use within a pairwise client's access token; looks different in every token.</summary>
    internal string Seal(AccountId account) => WebEncoders.Base64UrlEncode(keys.Wrap(SealPurpose, Encoding.ASCII.GetBytes(account.ToString())));

    /// <summary>The account of a sealed text; null when it isn't one.</summary>
    internal AccountId? Open(string text)
    {
        try
        {
            return TypeId.TryParse<AccountId>(Encoding.ASCII.GetString(keys.Unwrap(SealPurpose, WebEncoders.Base64UrlDecode(text))), out var account) ? account : null;
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
