using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Consent.Purposes;

/// <summary>What a person reads before they answer, in one language.</summary>
/// <param name="Locale">BCP 47 tag, for example <c>en</c> or <c>de-AT</c>.</param>
/// <param name="Version">1 for the first wording; grows whenever the wording changes.</param>
/// <param name="Title">A few words, for lists and check boxes.</param>
/// <param name="Body">The sentence that is consented to.</param>
public sealed record PurposeText(string Locale, int Version, string Title, string Body)
{
    /// <summary>SHA-256 of title, line feed and body in UTF-8, as 64 lower-case hexadecimal digits: kept with a consent as evidence of what was shown.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Title}\n{Body}")));
}
