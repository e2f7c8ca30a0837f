using System.Globalization;
using IdentityHub.MasterData.Parties;
using IdentityHub.Web.Texts;

namespace IdentityHub.Web.Workbench;

/// <summary>A golden profile as lines to read: the key of each attribute's name in the texts (of a further attribute, its own name) and its value.</summary>
internal static class ProfileLines
{
    public static IReadOnlyList<(string Label, string Value)> Of(GoldenProfile profile)
    {
        var lines = new List<(string Label, string Value)>();
        Add("Party.GivenName", profile.GivenName);
        Add("Party.MiddleName", profile.MiddleName);
        Add("Party.FamilyName", Join(" ", profile.FamilyName, profile.NameSuffix));
        Add("Party.OrganisationName", profile.OrganisationName);
        Add("Party.BirthDate", profile.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("Party.Sex", profile.Sex);
        Add("Party.Emails", Join("; ", [.. profile.Emails.Select(email => email.Value)]));
        Add("Party.Phones", Join("; ", [.. profile.Phones.Select(phone => phone.Value)]));
        Add("Party.Addresses", Join("; ", [.. profile.Addresses.Select(ComparedAttribute.OneLine)]));
        Add("Party.NationalId", profile.NationalId);
        Add("Party.Language", profile.Language);
        foreach (var (name, value) in profile.Extra.OrderBy(extra => extra.Key, StringComparer.Ordinal))
            Add(name, value);
        return lines;

        void Add(string label, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                lines.Add((label, value));
        }
    }

    /// <summary>Where two profiles differ: what one says now and what the other says; empty for nothing.</summary>
    public static IReadOnlyList<(string Label, string Before, string After)> Differences(GoldenProfile before, GoldenProfile after)
    {
        var (old, renewed) = (Of(before).ToDictionary(line => line.Label, line => line.Value), Of(after).ToDictionary(line => line.Label, line => line.Value));
        return [.. old.Keys.Union(renewed.Keys).Select(label => (label, old.GetValueOrDefault(label) ?? "", renewed.GetValueOrDefault(label) ?? "")).Where(line => line.Item2 != line.Item3)];
    }

    /// <summary>What to call an attribute of the profile by its path: <c>emails[0]</c> is the first of the e-mail addresses. Further attributes keep their own name.</summary>
    public static string LabelOf(string path, Wording words)
    {
        var mark = path.IndexOf('[', StringComparison.Ordinal);
        if (mark < 0)
            return words.Find($"Attribute.{path}") ?? path;
        var place = int.TryParse(path.AsSpan(mark + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var name = words.Find($"Attribute.{path[..mark]}") ?? path[..mark];
        return place == 0 ? name : string.Create(words.Culture, $"{name} {place + 1}");
    }

    private static string? Join(string between, params IReadOnlyList<string?> parts) =>
        string.Join(between, parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;
}
