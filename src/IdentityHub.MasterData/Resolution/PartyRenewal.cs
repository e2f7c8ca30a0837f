using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Searching;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Brings parties that a command touched up to date: golden profiles, words to search by, revisions.</summary>
/// <param name="place">The neighbourhood.</param>
/// <param name="context">Who and when.</param>
/// <param name="parties">The parties as they are now; renewed.</param>
/// <param name="changes">Gets what is to be written.</param>
/// <param name="events">Gets what is to be told.</param>
internal sealed class PartyRenewal(
    Neighbourhood place, CommandContext context, Dictionary<GlobalPartyId, PartyState> parties, ChangeSet changes, List<ChangeEvent> events)
{
    /// <summary>Writes the next revision of each; gives those known before whose birth date or home changed.</summary>
    /// <param name="touched">The parties.</param>
    /// <param name="before">Their records as they were.</param>
    /// <param name="after">Their records now.</param>
    /// <param name="actorOf">Who changed a party with such records.</param>
    public IReadOnlyList<GlobalPartyId> Renew(
        IEnumerable<GlobalPartyId> touched, Dictionary<GlobalPartyId, List<RecordState>> before, Dictionary<GlobalPartyId, List<RecordState>> after, Func<List<RecordState>, Actor> actorOf)
    {
        var survivor = new Survivor(place.Systems);
        var changedPersons = new List<GlobalPartyId>();
        foreach (var id in touched.OrderBy(id => id.Value))
        {
            var old = place.Parties.GetValueOrDefault(id);
            var party = parties[id];
            var members = after.GetValueOrDefault(id) ?? [];
            var (profile, kind) = survivor.Survive(members);
            var renewed = party with
            {
                Revision = party.Revision + 1,
                Profile = profile,
                Kind = kind,
                Stamp = party.Stamp + 1,
                ChangedAt = context.At,
            };
            parties[id] = renewed;
            changes.Revisions.Add(new PartyFact(id, renewed.Revision, renewed.MergedInto, renewed.Confirmed, context.Decision, context.At, actorOf(members)));
            if (old is null)
                changes.NewParties.Add(renewed);
            else
            {
                changes.ChangedParties.Add((renewed, old.Stamp));
                if (renewed.MergedInto is null && (old.Profile.BirthDate != profile.BirthDate || HomeOf(old.Profile) != HomeOf(profile)))
                    changedPersons.Add(id);
            }

            RenewWords(id, before.GetValueOrDefault(id) ?? [], members);
            if (renewed.MergedInto is null)
                events.Add(News.Of(old is null ? ChangeKind.PartyCreated : ChangeKind.PartyChanged, id, null, new ChangePayload { Revision = renewed.Revision }));
        }
        return changedPersons;
    }

    /// <summary>Where the preferred address is: what jurisdictions ask for.</summary>
    private static (string? Country, string? State) HomeOf(GoldenProfile profile) => profile.Addresses is [var home, ..] ? (home.Country, home.State) : default;

    private void RenewWords(GlobalPartyId party, List<RecordState> read, List<RecordState> members)
    {
        var had = SearchWords.Of(read);
        var has = SearchWords.Of(members);
        changes.NewWords.AddRange(has.Where(word => !had.Contains(word)).Select(word => (word, party)));
        changes.GoneWords.AddRange(had.Where(word => !has.Contains(word)).Select(word => (word, party)));
    }
}
