using System.Collections.Frozen;

namespace IdentityHub.MasterData.Import;

/// <summary>The fields of an import and the usual spellings of their columns.</summary>
internal static class ImportField
{
    /// <summary>Prefix of fields that go to a record's further attributes.</summary>
    public const string Extra = "extra.";

    /// <summary>A column to leave out.</summary>
    public const string Ignored = "-";

    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["key"] = "key|recordid|recid|sourcekey|sourceid|externalid|id|customerid|customerno|customernumber|custno|custid|contactid|accountid|userid|subscriberkey|uniqueid|memberid|kundennummer",
        ["scope"] = "scope|site|siteid|customerlist|realm|shop",
        ["given_name"] = "givenname|firstname|forename|fname|namegiven|primarynamefirst|vorname|prenom",
        ["middle_name"] = "middlename|middlenames|secondname|mname|namemiddle|primarynamemiddle",
        ["family_name"] = "familyname|lastname|surname|lname|namefamily|primarynamelast|nachname|nom",
        ["name_suffix"] = "namesuffix|suffix|generation",
        ["full_name"] = "fullname|name|displayname|primarynamefull",
        ["birth_date"] = "birthdate|dateofbirth|dob|birthday|geburtsdatum|datenaissance",
        ["sex"] = "sex|gender|geschlecht",
        ["organisation_name"] = "organisationname|organizationname|organisation|organization|company|companyname|primarynameorg|firma|employername",
        ["language"] = "language|lang|locale|preferredlanguage|sprache",
        ["national_id"] = "nationalid|nationalidnumber|ssn|ssnnumber|socsecid|socialsecuritynumber|taxid",
        ["email"] = "email|emailaddress|mail|emails|emailprimary|email1|email2|secondaryemail|workemail",
        ["email_verified"] = "emailverified|emailconfirmed|isemailverified",
        ["phone"] = "phone|phonenumber|telephone|tel|phones|phone1|phone2|telefon|phonehome|phonework|homephone|workphone",
        ["mobile"] = "mobile|mobilephone|cell|cellphone|handy",
        ["phone_verified"] = "phoneverified|phoneconfirmed|isphoneverified",
        ["phone_type"] = "phonetype",
        ["line1"] = "line1|address|address1|addressline1|addrline1|street|streetaddress|strasse|addrfull",
        ["line2"] = "line2|address2|addressline2|unit|apartment|apt|suite",
        ["house"] = "house|housenumber|streetnumber|hausnummer",
        ["city"] = "city|town|suburb|locality|addrcity|ort|stadt|ville",
        ["state"] = "state|province|region|county|addrstate",
        ["postcode"] = "postcode|postalcode|zip|zipcode|addrpostalcode|plz",
        ["country"] = "country|countrycode|addrcountry|land",
        ["source_time"] = "sourcetime|updatedat|lastmodified|lastmodifieddate|modifiedat|changedat|lastupdated|systemmodstamp",
        ["source_version"] = "sourceversion|version|revision",
        ["party_kind"] = "partykind|kind|recordtype|partytype|type",
        ["deleted"] = "deleted|isdeleted",
    }.SelectMany(field => field.Value.Split('|').Select(spelling => (spelling, field.Key))).ToFrozenDictionary(pair => pair.spelling, pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Known = Spellings.Values.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when a map may name it.</summary>
    public static bool IsKnown(string field) =>
        field == Ignored || Known.Contains(field) || field.StartsWith(Extra, StringComparison.Ordinal) && field.Length is > 6 and <= 70;

    /// <summary>The field that a column's name means; one of the further attributes when it is none of the usual spellings.</summary>
    public static string Of(string column)
    {
        var spelling = string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        if (Spellings.TryGetValue(spelling, out var field))
            return field;
        var name = string.Concat(column.Trim().Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? c : '_'));
        return name.Length == 0 ? Ignored : Extra + (name.Length <= 64 ? name : name[..64]);
    }
}
