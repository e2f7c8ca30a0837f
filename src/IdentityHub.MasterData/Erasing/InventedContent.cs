using System.Security.Cryptography;
using System.Text;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Erasing;

/// <summary>
/// Puts invented values in the place of a person's: of the same shape, so that what counts and measures goes on to work. Plausible ones are the same for the same value under
/// one secret, which is destroyed afterwards; random ones are never the same twice. No invented address or number can be anybody's (RFC 2606 §2; no national number begins so).
/// </summary>
public sealed class InventedContent(ReadOnlyMemory<byte> secret, bool plausible)
{
    private static readonly string[] Given =
    [
        "Alex", "Robin", "Kim", "Sascha", "Toni", "Charlie", "Noa", "Jona", "Mika", "Luca", "Sam", "Jamie", "Morgan", "Quinn", "Rowan", "Elia", "Andrea", "Dominique", "Camille",
        "Noel", "Marian", "Ariel", "Jule", "Kaya", "Nikita", "Remy", "Sidney", "Taylor", "Yael", "Zion", "Ira", "Loris",
    ];

    private static readonly string[] Family =
    [
        "Ahrendt", "Barlow", "Castell", "Dornbach", "Ellwood", "Fenwick", "Grimshaw", "Hartung", "Ivers", "Jessop", "Kestner", "Lindgren", "Marlow", "Norbury", "Ostrander", "Penrose",
        "Quast", "Ridgway", "Seldon", "Thornbury", "Underhill", "Vossberg", "Westlake", "Yardley", "Zeller", "Ashcombe", "Brandis", "Colby", "Deverell", "Eastman", "Falkner", "Garland",
    ];

    private static readonly string[] Streets = ["Mill Lane", "Station Road", "Church Street", "Lindenweg", "Am Anger", "Gartenstrasse", "High Street", "Rosenweg", "Park Avenue", "Wiesengrund"];
    private static readonly string[] Cities = ["Ashford", "Brookfield", "Eichberg", "Fairview", "Grünau", "Lakeside", "Neustadt", "Oakham", "Riverton", "Waldheim"];

    /// <summary>The same record with invented values.</summary>
    public SourceRecordContent Of(SourceRecordContent content) => content with
    {
        GivenName = Word("given", content.GivenName, Given),
        MiddleName = Word("middle", content.MiddleName, Given),
        FamilyName = Word("family", content.FamilyName, Family),
        NameSuffix = null,
        BirthDate = content.BirthDate is { } birth ? Birth(birth) : null,
        OrganisationName = content.OrganisationName is { } name ? plausible ? $"{Word("organisation", name, Family)} Ltd" : Shape("organisation", name) : null,
        NationalId = content.NationalId is { } number ? Shape("national id", number) : null,
        Emails = [.. content.Emails.Select(email => new EmailAddressValue($"{Hex("email", email.Value)[..16]}@erased.invalid"))],
        Phones = [.. content.Phones.Select(phone => new PhoneNumberValue(Phone(phone.Value), false, phone.Type))],
        Addresses = [.. content.Addresses.Select(Address)],
        Extra = content.Extra.ToDictionary(extra => extra.Key, extra => Shape($"extra {extra.Key}", extra.Value)),
    };

    /// <summary>Invented text of the same shape: letters for letters in their case, digits for digits, the rest as it is.</summary>
    public string Shape(string what, string text)
    {
        var shaped = new StringBuilder(text.Length);
        byte[] stream = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (i % 32 == 0)
                stream = Hash($"{what} {i}", text);
            var random = stream[i % 32];
            shaped.Append(char.IsDigit(text[i]) ? (char)('0' + random % 10) : char.IsUpper(text[i]) ? (char)('A' + random % 26) : char.IsLetter(text[i]) || char.IsSurrogate(text[i]) ? (char)('a' + random % 26) : text[i]);
        }

        return shaped.ToString();
    }

    private string? Word(string what, string? text, string[] words) =>
        text is null ? null : plausible ? words[Number(what, text) % (uint)words.Length] : Shape(what, text);

    /// <summary>Another day of the same decade.</summary>
    private DateOnly Birth(DateOnly birth) =>
        new DateOnly(Math.Max(1800, birth.Year / 10 * 10), 1, 1).AddDays((int)(Number("birth", birth.ToString("O", System.Globalization.CultureInfo.InvariantCulture)) % 3285));

    private string Phone(string number)
    {
        var digits = number.Count(char.IsAsciiDigit);
        var invented = Number("phone", number) % 10_000_000_000;
        return $"+999 {invented.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(Math.Max(1, digits - 3), '0')}";
    }

    private PostalAddressValue Address(PostalAddressValue address) => address with
    {
        Line1 = address.Line1 is { } line ? plausible ? $"{Streets[Number("street", line) % (uint)Streets.Length]} {1 + Number("house", line) % 99}" : Shape("street", line) : null,
        Line2 = address.Line2 is { } second ? Shape("second line", second) : null,
        House = address.House is { } house ? Shape("house", house) : null,
        City = Word("city", address.City, Cities),
        Postcode = address.Postcode is { } postcode ? Shape("postcode", postcode) : null,
    };

    private uint Number(string what, string text) => BitConverter.ToUInt32(Hash(what, text), 0);

    private string Hex(string what, string text) => Convert.ToHexStringLower(Hash(what, text));

    private byte[] Hash(string what, string text) =>
        plausible ? HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes($"{what}\0{text}")) : RandomNumberGenerator.GetBytes(32);
}
