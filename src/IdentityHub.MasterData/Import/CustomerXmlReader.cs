using System.Xml;
using System.Xml.Linq;

namespace IdentityHub.MasterData.Import;

/// <summary>
/// Reads one customer of a storefront's list: number, login, profile, addresses, external profiles, custom attributes. Passwords and their questions are never read. What
/// has no field of its own is kept as a further attribute; a map names it by its path, for example <c>custom.loyaltyNumber=extra.loyalty_number</c>.
/// </summary>
internal sealed class CustomerXmlReader(ImportOptions options) : IRowReader
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 21 };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["first-name"] = "given_name",
        ["second-name"] = "middle_name",
        ["last-name"] = "family_name",
        ["suffix"] = "name_suffix",
        ["company-name"] = "extra.company_name",
        ["job-title"] = "extra.job_title",
        ["salutation"] = "extra.salutation",
        ["title"] = "extra.title",
        ["email"] = "email",
        ["phone-home"] = "phone",
        ["phone-business"] = "phone",
        ["phone-mobile"] = "mobile",
        ["creation-date"] = "extra.created_at",
        ["last-modified"] = "source_time",
    };

    /// <inheritdoc/>
    public (string Reason, string Detail)? Read(string text, RecordDraft draft)
    {
        XElement customer;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            customer = XElement.Load(reader);
        }
        catch (XmlException)
        {
            return ("MALFORMED", "not XML");
        }
        if (customer.Attribute("customer-no") is { } number)
            Set("customer-no", "key", number.Value, draft);
        if (customer.Attribute("mode")?.Value == "delete")
            draft.Set("deleted", "true");
        foreach (var part in customer.Elements())
        {
            switch (part.Name.LocalName)
            {
                case "credentials":
                    Take(part, "login", "extra.login", draft);
                    Take(part, "enabled-flag", "extra.enabled", draft);
                    break;
                case "profile":
                    ReadProfile(part, draft);
                    break;
                case "addresses":
                    ReadAddresses(part, draft);
                    break;
                case "external-profiles":
                    ReadExternalProfiles(part, draft);
                    break;
            }
        }
        return null;
    }

    private void ReadProfile(XElement profile, RecordDraft draft)
    {
        foreach (var value in profile.Elements())
        {
            var name = value.Name.LocalName;
            switch (name)
            {
                case "birthday":
                    // An xs:date may carry a zone, which a day of birth has none of.
                    Set(name, "birth_date", value.Value.Trim() is { Length: > 10 } zoned ? zoned[..10] : value.Value, draft);
                    break;
                case "gender":
                    Set(name, "sex", value.Value.Trim() switch { "1" => "M", "2" => "F", "0" => "", var other => other }, draft);
                    break;
                case "preferred-locale":
                    Set(name, "language", value.Value.Trim() is "default" ? "" : value.Value.Replace('_', '-'), draft);
                    break;
                case "custom-attributes":
                    foreach (var custom in value.Elements())
                    {
                        if (custom.Attribute("attribute-id")?.Value is { } id)
                            Set($"custom.{id}", ImportField.Of(id) is var known && known.StartsWith(ImportField.Extra, StringComparison.Ordinal) ? known : ImportField.Extra + id, custom.Value, draft);
                    }
                    break;
                default:
                    if (Fields.TryGetValue(name, out var field))
                        Set(name, field, value.Value, draft);
                    break;
            }
        }
    }

    private static void ReadAddresses(XElement addresses, RecordDraft draft)
    {
        // The preferred one first: of several the engine compares the first.
        foreach (var address in addresses.Elements().OrderByDescending(address => address.Attribute("preferred")?.Value == "true"))
        {
            draft.Add(new Records.PostalAddressValue
            {
                Line1 = Text(address, "address1"),
                Line2 = Text(address, "address2") ?? Text(address, "suite"),
                City = Text(address, "city"),
                State = Text(address, "state-code"),
                Postcode = Text(address, "postal-code"),
                Country = Text(address, "country-code")?.ToUpperInvariant(),
            });
            if (Text(address, "phone") is { } phone)
                draft.Set("phone", phone);
        }
    }

    private void ReadExternalProfiles(XElement profiles, RecordDraft draft)
    {
        foreach (var profile in profiles.Elements())
        {
            if (Text(profile, "provider-id") is { } provider && Text(profile, "external-id") is { } id)
                Set($"external.{provider}", ImportField.Of($"external_{provider}"), id, draft);
        }
    }

    private void Take(XElement parent, string name, string field, RecordDraft draft)
    {
        if (Text(parent, name) is { } value)
            Set(name, field, value, draft);
    }

    private void Set(string path, string field, string value, RecordDraft draft) => draft.Set(options.Columns.GetValueOrDefault(path, field), value);

    private static string? Text(XElement parent, string name) =>
        parent.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text.ReplaceLineEndings(" ") : null;
}
