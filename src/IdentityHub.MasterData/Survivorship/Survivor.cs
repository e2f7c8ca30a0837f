using System.Globalization;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>
/// Makes the golden profile of a party out of its records, each group of attributes by its own rules; of contact points all survive, in the rules' order; an address
/// survives whole. Pure, and independent of the order of the records.
/// </summary>
internal sealed class Survivor(SourceCatalog sources)
{
    /// <summary>The profile and what the party is.</summary>
    /// <param name="members">The party's records.</param>
    /// <param name="lineage">Collects where everything comes from; null when nobody asks.</param>
    public (GoldenProfile Profile, PartyKind Kind) Survive(IEnumerable<RecordState> members, ICollection<SurvivedAttribute>? lineage = null)
    {
        var records = members.Where(record => !record.IsSilent).ToList();
        if (records.Count == 0)
            return (GoldenProfile.Empty, PartyKind.Person);

        var profile = new GoldenProfile
        {
            GivenName = Text(AttributeGroups.Name, "given_name", content => content.GivenName, AttributeValidity.Name),
            MiddleName = Text(AttributeGroups.Name, "middle_name", content => content.MiddleName, AttributeValidity.Name),
            FamilyName = Text(AttributeGroups.Name, "family_name", content => content.FamilyName, AttributeValidity.Name),
            NameSuffix = Text(AttributeGroups.Name, "name_suffix", content => content.NameSuffix, AttributeValidity.Text),
            BirthDate = BirthDate(),
            Sex = Text(AttributeGroups.Sex, "sex", content => content.Sex, AttributeValidity.Text),
            OrganisationName = Text(AttributeGroups.OrganisationName, "organisation_name", content => content.OrganisationName, AttributeValidity.Text),
            Language = Text(AttributeGroups.Language, "language", content => content.Language, AttributeValidity.Text),
            NationalId = Text(AttributeGroups.NationalId, "national_id", content => content.NationalId, AttributeValidity.Identifier),
            Emails = Emails(),
            Phones = Phones(),
            Addresses = Addresses(),
            Extra = Extra(),
        };
        return (profile, KindOf(records));

        string? Text(string group, string attribute, Func<SourceRecordContent, string?> value, Func<string, bool> valid) =>
            First(group, attribute, [.. records.Where(record => !string.IsNullOrWhiteSpace(value(record.Content))).Select(record =>
            {
                var text = value(record.Content)!;
                return new Candidate<string>(record, text, text, text, false, valid(text), text.Length);
            })], lineage);

        DateOnly? BirthDate()
        {
            var dates = records.Where(record => record.Content.BirthDate is not null).Select(record =>
            {
                var date = record.Content.BirthDate!.Value;
                var text = date.ToString("O", CultureInfo.InvariantCulture);
                return new Candidate<DateOnly?>(record, date, text, text, false, AttributeValidity.BirthDate(date), 0);
            });
            return First(AttributeGroups.BirthDate, "birth_date", [.. dates], lineage);
        }

        IReadOnlyList<EmailAddressValue> Emails() => All(AttributeGroups.Email, "emails", records, content => content.Emails, (record, email) =>
            new Candidate<EmailAddressValue>(record, email, email.Value, Or(MatchText.Email(email.Value), email.Value), email.Verified || Vouches(record), AttributeValidity.Email(email), 0),
            (email, verified) => email with { Verified = verified }, lineage);

        IReadOnlyList<PhoneNumberValue> Phones() => All(AttributeGroups.Phone, "phones", records, content => content.Phones, (record, phone) =>
            new Candidate<PhoneNumberValue>(record, phone, phone.Value, Or(MatchText.Phone(phone.Value), phone.Value), phone.Verified || Vouches(record), AttributeValidity.Phone(phone), 0),
            (phone, verified) => phone with { Verified = verified }, lineage);

        IReadOnlyList<PostalAddressValue> Addresses() => All(AttributeGroups.Address, "addresses", records, content => content.Addresses, (record, address) =>
        {
            var text = string.Join(", ", Parts(address));
            return new Candidate<PostalAddressValue>(record, address, text, Or(MatchText.Fold(text), text), false, AttributeValidity.Address(address), Parts(address).Count());
        }, (address, _) => address, lineage);

        Dictionary<string, string> Extra()
        {
            var extra = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in records.SelectMany(record => record.Content.Extra.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                if (Text(AttributeGroups.Extra(name), $"extra.{name}", content => content.Extra.GetValueOrDefault(name), AttributeValidity.Text) is { } value)
                    extra.Add(name, value);
            }
            return extra;
        }
    }

    private T? First<T>(string group, string attribute, List<Candidate<T>> candidates, ICollection<SurvivedAttribute>? lineage)
    {
        candidates.RemoveAll(candidate => IsMute(candidate.Record, group));
        if (candidates.Count == 0)
            return default;
        // Most parties have one record: nothing to put in order.
        if (candidates.Count == 1)
            return Survived(candidates[0], "only-value");
        var order = new CandidateOrder<T>(group, sources.Rules, sources, candidates);
        return lineage is null ? candidates.Min(order).Value : Survived(candidates.Min(order), RuleName(order, [.. candidates.Order(order)]));

        T Survived(Candidate<T> best, string rule)
        {
            lineage?.Add(new SurvivedAttribute(attribute, best.Text, best.Record.Key, best.Record.Id, rule));
            return best.Value;
        }
    }

    private IReadOnlyList<T> All<T>(
        string group, string attribute, List<RecordState> records, Func<SourceRecordContent, IReadOnlyList<T>> values, Func<RecordState, T, Candidate<T>> candidate,
        Func<T, bool, T> vouch, ICollection<SurvivedAttribute>? lineage)
    {
        var candidates = records.Where(record => !IsMute(record, group)).SelectMany(record => values(record.Content).Select(value => candidate(record, value))).ToList();
        if (candidates.Count == 0)
            return [];
        if (candidates is [var only])
        {
            lineage?.Add(new SurvivedAttribute($"{attribute}[0]", only.Text, only.Record.Key, only.Record.Id, "only-value"));
            return [vouch(only.Value, only.Verified)];
        }
        var order = new CandidateOrder<T>(group, sources.Rules, sources, candidates);
        // Stable: among equals a record's own order stays.
        var sorted = candidates.Order(order).ToList();
        var proven = sorted.Where(one => one.Verified).Select(one => one.Sameness).ToHashSet(StringComparer.Ordinal);
        var best = sorted.DistinctBy(one => one.Sameness, StringComparer.Ordinal).ToList();
        for (var i = 0; i < best.Count && lineage is not null; i++)
            lineage.Add(new SurvivedAttribute($"{attribute}[{i}]", best[i].Text, best[i].Record.Key, best[i].Record.Id, i > 0 ? "kept-all" : RuleName(order, sorted)));
        return [.. best.Select(one => vouch(one.Value, proven.Contains(one.Sameness)))];
    }

    /// <summary>What the party is: by the rules of its group, as every other attribute.</summary>
    private PartyKind KindOf(List<RecordState> records)
    {
        if (records.Count == 1)
            return records[0].Kind;
        var all = records.ConvertAll(record => new Candidate<PartyKind>(record, record.Kind, "", "", false, true, 0));
        var heard = all.FindAll(candidate => !IsMute(candidate.Record, AttributeGroups.Kind));
        // Something every party is.
        var candidates = heard.Count > 0 ? heard : all;
        return candidates.Min(new CandidateOrder<PartyKind>(AttributeGroups.Kind, sources.Rules, sources, candidates)).Value;
    }

    /// <summary>Which rule decided between the survivor and the next one that had another value.</summary>
    private static string RuleName<T>(CandidateOrder<T> order, List<Candidate<T>> sorted)
    {
        var winner = sorted[0];
        foreach (var other in sorted)
        {
            if (other.Sameness != winner.Sameness)
                return NameOf(order.Deciding(winner, other));
        }
        return "only-value";
    }

    private static string NameOf(SurvivorshipRule? rule) => rule switch
    {
        SurvivorshipRule.Pin => "pin",
        SurvivorshipRule.Authority => "authority",
        SurvivorshipRule.Verified => "verified-first",
        SurvivorshipRule.Trust => "source-trust",
        SurvivorshipRule.Recency => "most-recent",
        SurvivorshipRule.Frequency => "most-frequent",
        SurvivorshipRule.Completeness => "most-complete",
        SurvivorshipRule.Validity => "valid-first",
        _ => "first-key",
    };

    private bool IsMute(RecordState record, string group) => sources.TryGetValue(record.Key.System, out var system) && system.AuthorityOver(group) == Authority.None;

    private bool Vouches(RecordState record) =>
        record.Key.System != SourceSystem.HubCode && sources.TryGetValue(record.Key.System, out var system) && system.ContactPointsVerified;

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private static IEnumerable<string?> Parts(PostalAddressValue address) =>
        new[] { address.Line1, address.House, address.Line2, address.Postcode, address.City, address.State, address.Country }.Where(part => !string.IsNullOrWhiteSpace(part));
}
