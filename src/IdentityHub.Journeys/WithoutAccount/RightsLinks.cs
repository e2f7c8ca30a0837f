using System.Globalization;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Journeys.WithoutAccount;

/// <summary>Seals the contact point into the link that is sent to it, so that nothing is kept of who asks: a day to ask by, three months to follow what was asked.</summary>
public sealed class RightsLinks(IKeyWrapping keys, TimeProvider time)
{
    /// <summary>How long one may ask by a link.</summary>
    public static readonly TimeSpan AskingTime = TimeSpan.FromDays(1);

    /// <summary>How long one may follow what was asked.</summary>
    public static readonly TimeSpan FollowingTime = TimeSpan.FromDays(90);

    private const string Asking = "rights link", Following = "rights follow-up";

    /// <summary>The token of a link to ask by.</summary>
    public string SealToAsk(ContactPoint contactPoint, string locale) => Seal(Asking, new RightsTicket(contactPoint, locale, []), AskingTime);

    /// <summary>What a link to ask by stands for; null for one that isn't ours or is too old.</summary>
    public RightsTicket? OpenToAsk(string? token) => Open(Asking, token);

    /// <summary>The token of a link to follow by.</summary>
    public string SealToFollow(RightsTicket ticket) => Seal(Following, ticket, FollowingTime);

    /// <summary>What a link to follow by stands for; null for one that isn't ours or is too old.</summary>
    public RightsTicket? OpenToFollow(string? token) => Open(Following, token);

    private string Seal(string purpose, RightsTicket ticket, TimeSpan lifetime) => keys.SealLink(
        purpose, ((int)ticket.ContactPoint.Kind).ToString(CultureInfo.InvariantCulture), ticket.ContactPoint.Value, ticket.Locale,
        (time.UtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), string.Join(' ', ticket.Requests));

    private RightsTicket? Open(string purpose, string? token)
    {
        if (keys.OpenLink(purpose, token, 5) is not [var kind, var value, var locale, var end, var asked]
            || !Enum.TryParse<ContactPointKind>(kind, out var of) || !ContactPoint.TryCreate(of, value, out var contactPoint)
            || !long.TryParse(end, CultureInfo.InvariantCulture, out var until) || until <= time.GetUtcNow().ToUnixTimeSeconds())
            return null;
        var requests = new List<PrivacyRequestId>();
        foreach (var id in asked.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TypeId.TryParse<PrivacyRequestId>(id, out var request))
                return null;
            requests.Add(request);
        }
        return new RightsTicket(contactPoint, locale, requests);
    }
}
