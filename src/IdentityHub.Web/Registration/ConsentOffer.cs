using System.Security.Cryptography;
using System.Text;
using IdentityHub.Consent.Purposes;
using IdentityHub.Web.Texts;

namespace IdentityHub.Web.Registration;

/// <summary>The purposes that the registration form asks about, exactly as they are shown.</summary>
/// <param name="Boxes">One box each, none ticked beforehand (GDPR recital 32; CJEU C-673/17).</param>
public sealed record ConsentOffer(IReadOnlyList<ConsentBox> Boxes)
{
    /// <summary>Version of the form's build-up; the purposes' texts have versions of their own.</summary>
    public const string FormVersion = "1";

    /// <summary>SHA-256 of everything that is shown with the boxes, as 64 lower-case hexadecimal digits.</summary>
    public string TextHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join("\n\n", Boxes.Select(box => $"{box.Text.Title}\n{box.Text.Body}\n{box.ChannelName}")))));

    /// <summary>Offers what needs a person's own yes; what a contract or a law demands isn't asked for.</summary>
    internal static ConsentOffer Of(IReadOnlyList<Purpose> purposes, Wording words) => new(
        [.. from purpose in purposes
            where purpose.LegalBasis == LegalBasis.Consent
            from channel in purpose.Channels
            select new ConsentBox(purpose.Id, channel, purpose.TextFor(words.Culture.Name), words[$"Channel.{channel}"])]);
}
