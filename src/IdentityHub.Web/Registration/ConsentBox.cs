using IdentityHub.Consent.Purposes;

namespace IdentityHub.Web.Registration;

/// <summary>One box to tick: one purpose by one channel.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Text">What is consented to, in the page's language.</param>
/// <param name="ChannelName">The channel in the page's language.</param>
public sealed record ConsentBox(PurposeId Purpose, Channel Channel, PurposeText Text, string ChannelName)
{
    /// <summary>The box's value in the form.</summary>
    public string Value => $"{Purpose.Code}:{Channel.ToString().ToLowerInvariant()}";
}
