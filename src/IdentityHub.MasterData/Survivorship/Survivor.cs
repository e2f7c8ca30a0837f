using System.Globalization;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>
/// Makes the golden profile of a party out of its records: of each attribute the value of the most trusted source, among equals the most recent; of contact points all,
/// verified ones first; an address whole. Pure, and independent of the order of the records.
/// </summary>
internal sealed class Survivor(IReadOnlyDictionary<string, SourceSystem> systems)
{
    private const int UnknownTrust = 1000;

    /// <summary>The profile and what the party is.</summary>
    /// <param name="members">The party's records.</param>
    /// <param name="lineage">Collects where everything comes from; null when nobody asks.</param>
    public (GoldenProfile Profile, PartyKind Kind) Survive(IEnumerable<RecordState> members, ICollection<SurvivedAttribute>? lineage = null)
    {
        var records = members.Where(record => !record.IsSilent).ToList();
        if (records.Count == 0)
            return (GoldenProfile.Empty, PartyKind.Person);
        records.Sort(BestFirst);

        var profile = new GoldenProfile
        {
            GivenName = Text("given_name", content => content.GivenName),
            MiddleName = Text("middle_name", content => content.MiddleName),
            FamilyName = Text("family_name", content => content.FamilyName),
            NameSuffix = Text("name_suffix", content => content.NameSuffix),
            BirthDate = First("birth_date", content => content.BirthDate, date => date.ToString("O", CultureInfo.InvariantCulture)),
            Sex = Text("sex", content => content.Sex),
            OrganisationName = Text("organisation_name", content => content.OrganisationName),
            Language = Text("language", content => content.Language),
            NationalId = Text("national_id", content => content.NationalId),
            Emails = Points("emails", content => content.Emails, (email, vouched) => email with { Verified = email.Verified || vouched },
                email => email.Verified, email => email.Value, email => Or(MatchText.Email(email.Value), email.Value)),
            Phones = Points("phones", content => content.Phones, (phone, vouched) => phone with { Verified = phone.Verified || vouched },
                phone => phone.Verified, phone => phone.Value, phone => Or(MatchText.Phone(phone.Value), phone.Value)),
            Addresses = Points("addresses", content => content.Addresses, (address, _) => address, _ => false, OneLine, address => Or(MatchText.Fold(OneLine(address)), OneLine(address))),
            Extra = Extra(),
        };
        return (profile, records[0].Kind);

        string? Text(string attribute, Func<SourceRecordContent, string?> value) => FirstText(records, attribute, value, lineage);

        T? First<T>(string attribute, Func<SourceRecordContent, T?> value, Func<T, string> text) where T : struct
        {
            for (var i = 0; i < records.Count; i++)
            {
                if (value(records[i].Content) is not { } found)
                    continue;
                lineage?.Add(new SurvivedAttribute(attribute, text(found), records[i].Key, records[i].Id, RuleFor(records, i, content => value(content) is { } v ? text(v) : null)));
                return found;
            }
            return null;
        }

        IReadOnlyList<T> Points<T>(
            string attribute, Func<SourceRecordContent, IReadOnlyList<T>> values, Func<T, bool, T> vouch, Func<T, bool> verified, Func<T, string> text, Func<T, string> sameness)
        {
            var all = new List<(T Value, RecordState Record)>();
            foreach (var record in records)
            {
                foreach (var value in values(record.Content))
                    all.Add((vouch(value, Vouches(record)), record));
            }
            // Stable: among equals the most trusted record's order stays.
            var best = all.OrderByDescending(point => verified(point.Value)).DistinctBy(point => sameness(point.Value), StringComparer.Ordinal).ToList();
            for (var i = 0; i < best.Count && lineage is not null; i++)
            {
                var rule = all.Count == 1 ? "only-value" : i > 0 ? "kept-all" : verified(best[i].Value) ? "verified-first" : "source-trust";
                lineage.Add(new SurvivedAttribute($"{attribute}[{i}]", text(best[i].Value), best[i].Record.Key, best[i].Record.Id, rule));
            }
            return [.. best.Select(point => point.Value)];
        }

        Dictionary<string, string> Extra()
        {
            var extra = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in records.SelectMany(record => record.Content.Extra.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                if (FirstText(records, $"extra.{name}", content => content.Extra.GetValueOrDefault(name), lineage) is { } value)
                    extra.Add(name, value);
            }
            return extra;
        }
    }

    private string? FirstText(List<RecordState> records, string attribute, Func<SourceRecordContent, string?> value, ICollection<SurvivedAttribute>? lineage)
    {
        for (var i = 0; i < records.Count; i++)
        {
            if (value(records[i].Content) is not { } found || string.IsNullOrWhiteSpace(found))
                continue;
            lineage?.Add(new SurvivedAttribute(attribute, found, records[i].Key, records[i].Id, RuleFor(records, i, value)));
            return found;
        }
        return null;
    }

    /// <summary>Which rule decided between the chosen record and the next one that had another value.</summary>
    private string RuleFor(List<RecordState> records, int chosen, Func<SourceRecordContent, string?> value)
    {
        var winner = value(records[chosen].Content);
        for (var i = chosen + 1; i < records.Count; i++)
        {
            if (value(records[i].Content) is { } other && !string.IsNullOrWhiteSpace(other) && other != winner)
                return TrustOf(records[i]) != TrustOf(records[chosen]) ? "source-trust" : "most-recent";
        }
        return "only-value";
    }

    private int BestFirst(RecordState left, RecordState right)
    {
        var order = TrustOf(left).CompareTo(TrustOf(right));
        if (order == 0)
            order = right.AsOf.CompareTo(left.AsOf);
        if (order == 0)
            order = string.CompareOrdinal(left.Key.System, right.Key.System);
        if (order == 0)
            order = string.CompareOrdinal(left.Key.Scope, right.Key.Scope);
        return order != 0 ? order : string.CompareOrdinal(left.Key.Key, right.Key.Key);
    }

    private int TrustOf(RecordState record) => systems.TryGetValue(record.Key.System, out var system) ? system.TrustRank : UnknownTrust;

    private bool Vouches(RecordState record) =>
        record.Key.System != SourceSystem.HubCode && systems.TryGetValue(record.Key.System, out var system) && system.ContactPointsVerified;

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private static string OneLine(PostalAddressValue address) => string.Join(", ",
        new[] { address.Line1, address.House, address.Line2, address.Postcode, address.City, address.State, address.Country }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
