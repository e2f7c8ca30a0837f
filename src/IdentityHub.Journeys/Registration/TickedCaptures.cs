using IdentityHub.Accounts;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Journeys.Registration;

/// <summary>Turns ticked boxes into statements for the ledger. Pure.</summary>
internal static class TickedCaptures
{
    /// <summary>The statements, or violations for boxes that no form of ours has.</summary>
    public static Outcome<IReadOnlyList<ConsentCapture>> Of(HubUser user, RegistrationForm form)
    {
        var captures = new List<ConsentCapture>();
        var evidence = new ConsentEvidence(form.Evidence.Form, int.TryParse(form.Evidence.Version, out var version) ? version : null, form.Evidence.Locale,
            form.Evidence.TextHash, System.Net.IPAddress.TryParse(form.Evidence.RemoteAddress, out var address) ? BrowserDescription.Network(address) : null,
            BrowserDescription.Device(form.Evidence.UserAgent));
        foreach (var ticked in form.Consents)
        {
            if (!PurposeId.TryParse(ticked.PurposeId, out var purpose) || !Enum.TryParse<Channel>(ticked.Channel, ignoreCase: true, out var channel) || !Enum.IsDefined(channel))
                return Refusal.Invalid("consents", "Unknown purpose or channel.");
            captures.Add(new ConsentCapture(new ConsentSubject.OfSourceKey(OwnParty.KeyOf(user.AccountId)), purpose, channel, PointOf(user, channel), ConsentAction.Granted)
            {
                CollectionPoint = form.ClientId is null ? "hub/register" : $"hub/register/{form.ClientId}",
                Method = CaptureMethod.Form,
                Evidence = evidence,
            });
        }
        return captures;
    }

    private static ContactPoint? PointOf(HubUser user, Channel channel) => channel switch
    {
        Channel.Email when ContactPoint.TryCreate(ContactPointKind.Email, user.Email ?? "", out var email) => email,
        Channel.Sms or Channel.Phone or Channel.WhatsApp when ContactPoint.TryCreate(ContactPointKind.Phone, user.PhoneNumber ?? "", out var phone) => phone,
        _ => null,
    };
}
