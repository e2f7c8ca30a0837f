using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.Web.Workbench;

/// <summary>One attribute of two records, side by side.</summary>
/// <param name="Label">Key of its name in the texts; of a further attribute, its own name.</param>
/// <param name="Left">The words on the left, each with whether the right has it too.</param>
/// <param name="Right">The words on the right.</param>
/// <param name="Agreement">How the two agree.</param>
public sealed record ComparedAttribute(string Label, IReadOnlyList<ComparedWord> Left, IReadOnlyList<ComparedWord> Right, Agreement Agreement)
{
    private static readonly (string Label, Func<SourceRecordContent, IEnumerable<string?>> Values)[] Attributes =
    [
        ("Party.GivenName", content => [content.GivenName]),
        ("Party.MiddleName", content => [content.MiddleName]),
        ("Party.FamilyName", content => [content.FamilyName, content.NameSuffix]),
        ("Party.OrganisationName", content => [content.OrganisationName]),
        ("Party.BirthDate", content => [content.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]),
        ("Party.Sex", content => [content.Sex]),
        ("Party.Emails", content => content.Emails.Select(email => email.Value)),
        ("Party.Phones", content => content.Phones.Select(phone => phone.Value)),
        ("Party.Addresses", content => content.Addresses.Select(OneLine)),
        ("Party.NationalId", content => [content.NationalId]),
        ("Party.Language", content => [content.Language]),
    ];

    /// <summary>Every attribute that one of the two has, in the order of the profile.</summary>
    public static IReadOnlyList<ComparedAttribute> Of(SourceRecordView left, SourceRecordView? right)
    {
        var other = right?.Content ?? SourceRecordContent.Empty;
        var extra = left.Content.Extra.Keys.Union(other.Extra.Keys).Order(StringComparer.Ordinal)
            .Select(name => Compare(name, [left.Content.Extra.GetValueOrDefault(name)], [other.Extra.GetValueOrDefault(name)]));
        return [.. Attributes.Select(attribute => Compare(attribute.Label, attribute.Values(left.Content), attribute.Values(other))).Concat(extra)
            .Where(row => row.Left.Count + row.Right.Count > 0)];
    }

    /// <summary>An address on one line.</summary>
    public static string OneLine(PostalAddressValue address) => string.Join(", ",
        new[] { $"{address.House} {address.Line1}".Trim(), address.Line2, $"{address.Postcode} {address.City}".Trim(), address.State, address.Country }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static ComparedAttribute Compare(string label, IEnumerable<string?> left, IEnumerable<string?> right)
    {
        var (a, b) = (Words(left), Words(right));
        var (inA, inB) = (a.Select(Folded).ToHashSet(), b.Select(Folded).ToHashSet());
        var agreement = a.Count == 0 || b.Count == 0 ? Agreement.Missing
            : inA.SetEquals(inB) ? Agreement.Same
            : inA.Overlaps(inB) ? Agreement.Partly
            : Agreement.Different;
        return new ComparedAttribute(label, [.. a.Select(word => new ComparedWord(word, inB.Contains(Folded(word))))], [.. b.Select(word => new ComparedWord(word, inA.Contains(Folded(word))))], agreement);
    }

    private static List<string> Words(IEnumerable<string?> values) =>
        [.. values.Where(value => !string.IsNullOrWhiteSpace(value)).SelectMany(value => value!.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static string Folded(string word) => new([.. word.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
