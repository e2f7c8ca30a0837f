using IdentityHub.Matching.Records;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>Decides what each column is: by the caller's word, else by its name among the others.</summary>
internal static class ColumnPlanner
{
    /// <summary>The plan, or what is wrong with the caller's words.</summary>
    public static (ColumnPlan? Plan, FileProblem? Problem) Plan(string file, IReadOnlyList<string> header, ColumnOptions options)
    {
        var roles = header.Select(name => ColumnSpellings.Find(name) ?? default).ToArray();
        var notes = new List<string>();
        Disambiguate(header, roles);
        if (Override(file, header, roles, options) is { } problem)
            return (null, problem);

        KeepFirst(roles, ColumnUse.Id);
        KeepFirst(roles, ColumnUse.Source);
        if (!roles.Any(role => role.Use is ColumnUse.Attribute or ColumnUse.BirthYear))
            return (null, new(file, 1, $"none of the columns ({string.Join(", ", header)}) is recognised; name them with --map, e.g. --map family-name=COLUMN."));
        return (new(roles, notes), null);
    }

    /// <summary>Attribute names as the caller may write them: given-name, GivenName, given_name.</summary>
    public static ColumnRole? RoleByName(string name)
    {
        var folded = ColumnSpellings.Fold(name);
        if (folded is "ignore" or "none" or "ignored")
            return new(ColumnUse.Ignored);
        if (Enum.TryParse<AttributeKind>(folded, ignoreCase: true, out var kind) && Enum.IsDefined(kind))
            return kind;
        if (Enum.TryParse<ColumnUse>(folded, ignoreCase: true, out var use) && Enum.IsDefined(use) && use is not ColumnUse.Attribute)
            return new(use);
        return folded is "organizationname" ? AttributeKind.OrganisationName : null;
    }

    /// <summary>Names that mean one thing or another, depending on their neighbours.</summary>
    private static void Disambiguate(IReadOnlyList<string> header, ColumnRole[] roles)
    {
        bool Has(AttributeKind kind) => Array.Exists(roles, role => role.Use == ColumnUse.Attribute && role.Kind == kind);
        bool HasUse(ColumnUse use) => Array.Exists(roles, role => role.Use == use);
        var allParts = HasUse(ColumnUse.BirthDay) && HasUse(ColumnUse.BirthMonth) && HasUse(ColumnUse.BirthYear);
        var hasHouse = Has(AttributeKind.HouseNumber);
        for (var i = 0; i < roles.Length; i++)
        {
            var name = ColumnSpellings.Fold(header[i]);
            var role = roles[i];
            if (name is "name" && Has(AttributeKind.GivenName) && !Has(AttributeKind.FamilyName))
                roles[i] = AttributeKind.FamilyName; // Vorname, Name
            else if (role.Use is ColumnUse.BirthDay or ColumnUse.BirthMonth or ColumnUse.BirthYear && !allParts)
                roles[i] = name is "birthday" or "geburtstag" ? AttributeKind.BirthDate : name is "birthyear" or "yearofbirth" or "yob" or "geburtsjahr" ? AttributeKind.BirthDate : default;
            else if (role == AttributeKind.Street && !hasHouse)
                roles[i] = AttributeKind.AddressLine; // it holds the number as well
            else if (name is "address2" or "addressline2" or "addrline2" or "addr2" or "address3" or "addressline3" or "streetaddress2" && role == AttributeKind.AddressLine)
                roles[i] = AttributeKind.Unit;
            else if (name is "nome" && Has(AttributeKind.FamilyName) is false && !Has(AttributeKind.GivenName))
                roles[i] = AttributeKind.FullName;
        }
    }

    private static FileProblem? Override(string file, IReadOnlyList<string> header, ColumnRole[] roles, ColumnOptions options)
    {
        foreach (var mapping in options.Map)
        {
            var split = mapping.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0 || RoleByName(mapping[..split]) is not { } role)
                return new(file, 0, $"--map {mapping}: expected ATTRIBUTE=COLUMN with one of {string.Join(", ", AttributeNames())}.");
            if (!TryIndex(header, mapping[(split + 1)..], out var index))
                return Missing(file, "--map", mapping[(split + 1)..], header);
            if (role.Use is ColumnUse.Id or ColumnUse.Source)
                Drop(roles, role.Use);
            roles[index] = role;
        }

        foreach (var column in options.Evidence)
        {
            if (!TryIndex(header, column, out var index))
                return Missing(file, "--evidence", column, header);
            roles[index] = AttributeKind.Extra;
        }

        return Take("--id", options.Id, ColumnUse.Id) ?? Take("--truth", options.Truth, ColumnUse.Truth);

        FileProblem? Take(string option, string? column, ColumnUse use)
        {
            if (column is null)
                return null;
            if (!TryIndex(header, column, out var index))
                return Missing(file, option, column, header);
            Drop(roles, use);
            roles[index] = new(use);
            return null;
        }
    }

    public static IEnumerable<string> AttributeNames() =>
        Enum.GetNames<AttributeKind>().Select(name => new ColumnRole(ColumnUse.Attribute, Enum.Parse<AttributeKind>(name)).ToString().Replace(' ', '-'))
            .Concat(["birth-day", "birth-month", "birth-year", "id", "source", "ignore"]);

    private static FileProblem Missing(string file, string option, string column, IReadOnlyList<string> header) =>
        new(file, 1, $"{option} names the column '{column}', which isn't there. There are: {string.Join(", ", header)}.");

    private static bool TryIndex(IReadOnlyList<string> header, string column, out int index)
    {
        for (index = 0; index < header.Count; index++)
        {
            if (header[index].Equals(column.Trim(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static void Drop(ColumnRole[] roles, ColumnUse use)
    {
        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i].Use == use)
                roles[i] = default;
        }
    }

    private static void KeepFirst(ColumnRole[] roles, ColumnUse use)
    {
        var first = Array.FindIndex(roles, role => role.Use == use);
        for (var i = first + 1; first >= 0 && i < roles.Length; i++)
        {
            if (roles[i].Use == use)
                roles[i] = default;
        }
    }
}
