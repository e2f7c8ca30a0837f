using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>Whether a value can be what it says: the same for survivorship and for the quality of a source.</summary>
internal static class AttributeValidity
{
    private static readonly DateOnly Earliest = new(1900, 1, 2);

    public static bool Name(string name) => MatchText.Name(name).Length > 0 && !name.Any(char.IsAsciiDigit);

    public static bool BirthDate(DateOnly date) => date > Earliest && date is not { Month: 1, Day: 1 };

    public static bool Email(EmailAddressValue email) =>
        MatchText.Email(email.Value) is { Length: > 0 } form && form.IndexOf('.', form.LastIndexOf('@')) > 0;

    public static bool Phone(PhoneNumberValue phone) => MatchText.Phone(phone.Value).Length > 0;

    public static bool Address(PostalAddressValue address) =>
        !string.IsNullOrWhiteSpace(address.Line1) && (!string.IsNullOrWhiteSpace(address.City) || !string.IsNullOrWhiteSpace(address.Postcode));

    public static bool Identifier(string value) => MatchText.Identifier(value).Length > 0;

    public static bool Text(string value) => MatchText.Name(value).Length > 0;
}
