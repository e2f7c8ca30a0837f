using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Quality;

/// <summary>Measures one source, record by record, in bounded memory.</summary>
internal sealed class SourceFold(DateTimeOffset now)
{
    private const int Kept = 5000;
    private const int MostShared = 20;

    /// <summary>No person's own value is on so many records of one system.</summary>
    private const int LeastShared = 20;

    private readonly SortedDictionary<string, (long Filled, long Valid)> attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HeavyValues> values = new(StringComparer.Ordinal);
    private long records;
    private long deleted;
    private long month;
    private long year;
    private DateTimeOffset? newest;

    /// <summary>Takes a record.</summary>
    public void Add(RecordState record)
    {
        if (record.Deleted)
        {
            deleted++;
            return;
        }
        records++;
        var age = now - record.AsOf;
        month += age <= TimeSpan.FromDays(30) ? 1 : 0;
        year += age <= TimeSpan.FromDays(365) ? 1 : 0;
        newest = newest > record.AsOf ? newest : record.AsOf;

        var content = record.Content;
        Text("given_name", content.GivenName, AttributeValidity.Name);
        Text("family_name", content.FamilyName, AttributeValidity.Name);
        Text("organisation_name", content.OrganisationName, AttributeValidity.Text);
        Text("sex", content.Sex, AttributeValidity.Text);
        Text("language", content.Language, AttributeValidity.Text);
        Text("national_id", content.NationalId, AttributeValidity.Identifier, shared: MatchText.Identifier);
        if (content.BirthDate is { } birth)
        {
            Count("birth_date", AttributeValidity.BirthDate(birth));
            Share("birth_date", birth.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        }
        if (content.Emails.Count > 0)
        {
            Count("email", content.Emails.Any(AttributeValidity.Email));
            Share("email", content.Emails[0].Value.Trim().ToLowerInvariant());
        }
        if (content.Phones.Count > 0)
        {
            Count("phone", content.Phones.Any(AttributeValidity.Phone));
            Share("phone", content.Phones[0].Value.Trim());
        }
        if (content.Addresses.Count > 0)
        {
            Count("address", content.Addresses.Any(AttributeValidity.Address));
            Text("postcode", content.Addresses[0].Postcode, AttributeValidity.Identifier);
            Text("city", content.Addresses[0].City, AttributeValidity.Text);
        }
    }

    /// <summary>What it came to.</summary>
    public SourceQuality Report(string system, long parties) => new(
        system, records, deleted, parties, [.. attributes.Select(attribute => new AttributeQuality(attribute.Key, attribute.Value.Filled, attribute.Value.Valid))],
        [.. values.SelectMany(kept => kept.Value.AtLeast(Least(kept.Key)).Select(value => new SharedValue(kept.Key, value.Value, value.Count)))
            .OrderByDescending(value => value.Records).ThenBy(value => value.Value, StringComparer.Ordinal).Take(MostShared)],
        newest, month, year);

    // Of birth dates everybody's are shared; those are suspicious that one in two hundred has.
    private long Least(string attribute) => attribute == "birth_date" ? Math.Max(LeastShared, records / 200) : LeastShared;

    private void Text(string attribute, string? text, Func<string, bool> valid, Func<string, string>? shared = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        Count(attribute, valid(text));
        if (shared is not null)
            Share(attribute, shared(text));
    }

    private void Count(string attribute, bool valid)
    {
        var (filled, good) = attributes.GetValueOrDefault(attribute);
        attributes[attribute] = (filled + 1, good + (valid ? 1 : 0));
    }

    private void Share(string attribute, string value)
    {
        if (value.Length == 0)
            return;
        if (!values.TryGetValue(attribute, out var kept))
            values.Add(attribute, kept = new HeavyValues(Kept));
        kept.Add(value);
    }
}
