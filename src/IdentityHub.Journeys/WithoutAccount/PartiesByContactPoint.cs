using IdentityHub.Consent;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.Journeys.WithoutAccount;

/// <summary>Who has a contact point: by what was said of it in the ledger, and by what their profile has. A match is not an authentication: this gives nobody access to anything.</summary>
public sealed class PartiesByContactPoint(PartyDirectory parties, IConsentStore consents, ContactPointKeys keys)
{
    /// <summary>The most that are found; whoever shares an address with more has to be asked by a person.</summary>
    public const int Most = 20;

    /// <summary>The parties, in the order of their GPIDs.</summary>
    public async Task<IReadOnlyList<GlobalPartyId>> FindAsync(ContactPoint contactPoint, CancellationToken cancellation)
    {
        var found = (await consents.PartiesOfAsync([keys.Of(contactPoint)], cancellation)).ToHashSet();
        var searched = await parties.SearchAsync(contactPoint.Value, new PageRequest(Most), cancellation);
        foreach (var party in searched.Items)
        {
            var values = contactPoint.Kind == ContactPointKind.Email ? party.Profile.Emails.Select(email => email.Value) : party.Profile.Phones.Select(phone => phone.Value);
            if (values.Any(value => ContactPoint.TryCreate(contactPoint.Kind, value, out var point) && point == contactPoint))
                found.Add(party.Id);
        }

        return [.. found.OrderBy(party => party.Value).Take(Most)];
    }
}
