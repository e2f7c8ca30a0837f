using System.Text;
using IdentityHub.Matching.Records;
using Xunit;

namespace IdentityHub.Matching.Tests.Reference;

/// <summary>Reads a reference set from the folder shared/data beside the repository; skips the test when there is none.</summary>
internal static class ReferenceSet
{
    private static readonly Dictionary<string, AttributeKind> Kinds = new()
    {
        ["given_name"] = AttributeKind.GivenName,
        ["first_name"] = AttributeKind.GivenName,
        ["primary_name_first"] = AttributeKind.GivenName,
        ["middle_name"] = AttributeKind.MiddleName,
        ["primary_name_middle"] = AttributeKind.MiddleName,
        ["surname"] = AttributeKind.FamilyName,
        ["primary_name_last"] = AttributeKind.FamilyName,
        ["primary_name_full"] = AttributeKind.FullName,
        ["native_name_full"] = AttributeKind.FullName,
        ["primary_name_org"] = AttributeKind.OrganisationName,
        ["name_suffix"] = AttributeKind.NameSuffix,
        ["gender"] = AttributeKind.Sex,
        ["dob"] = AttributeKind.BirthDate,
        ["date_of_birth"] = AttributeKind.BirthDate,
        ["email"] = AttributeKind.Email,
        ["email_address"] = AttributeKind.Email,
        ["phone"] = AttributeKind.Phone,
        ["phone_number"] = AttributeKind.Phone,
        ["street_number"] = AttributeKind.HouseNumber,
        ["street"] = AttributeKind.Street,
        ["unit"] = AttributeKind.Unit,
        ["suburb"] = AttributeKind.City,
        ["city"] = AttributeKind.City,
        ["addr_city"] = AttributeKind.City,
        ["state"] = AttributeKind.State,
        ["addr_state"] = AttributeKind.State,
        ["postcode"] = AttributeKind.Postcode,
        ["addr_postal_code"] = AttributeKind.Postcode,
        ["addr_country"] = AttributeKind.Country,
        ["addr_full"] = AttributeKind.AddressLine,
        ["addr_line1"] = AttributeKind.AddressLine,
        ["soc_sec_id"] = AttributeKind.NationalId,
        ["national_id"] = AttributeKind.NationalId,
        ["ssn_number"] = AttributeKind.NationalId,
        ["passport_number"] = AttributeKind.NationalId,
        ["drivers_license_number"] = AttributeKind.NationalId,
        ["national_id_number"] = AttributeKind.NationalId,
    };

    public static (RecordTable Table, int[] Truth) Read(string name)
    {
        var file = Find(name);
        if (file is null)
            Assert.Skip($"The reference data aren't here (shared/data/{name}).");
        var lines = File.ReadLines(file).Select(Fields);
        var header = lines.First();
        var builder = new RecordTableBuilder();
        var columns = header.Select(h => h == "source" ? builder.AddSource() : Kinds.TryGetValue(h, out var kind) ? builder.AddColumn(kind, h) : null).ToArray();
        var (id, entityId) = (header.IndexOf("record_id"), header.IndexOf("entity_id"));
        var entities = new Dictionary<string, int>();
        var truth = new List<int>();
        foreach (var fields in lines.Skip(1))
        {
            builder.AddRecord(fields[id]);
            if (!entities.TryGetValue(fields[entityId], out var number))
                entities[fields[entityId]] = number = entities.Count;
            truth.Add(number);
            for (var i = 0; i < columns.Length; i++)
                columns[i]?.Add(fields[i]);
        }

        return (builder.Build(), [.. truth]);
    }

    /// <summary>The sets' own plain form: commas, quotes doubled inside quotes, no line breaks in fields.</summary>
    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(line[i]);
        }

        fields.Add(field.ToString());
        return fields;
    }

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(file))
                return file;
        }

        return null;
    }
}
