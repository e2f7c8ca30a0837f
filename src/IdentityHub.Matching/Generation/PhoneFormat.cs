namespace IdentityHub.Matching.Generation;

/// <summary>Telephone numbers as people write them.</summary>
internal static class PhoneFormat
{
    /// <summary>Writes digits as dialled nationally in one of several ways.</summary>
    public static string Write(string digits, string country, int way)
    {
        if (country == "US")
        {
            return digits.Length != 10 ? digits : way switch
            {
                0 => digits,
                1 => $"({digits[..3]}) {digits[3..6]}-{digits[6..]}",
                2 => $"{digits[..3]}-{digits[3..6]}-{digits[6..]}",
                3 => $"+1{digits}",
                _ => $"{digits[..3]}.{digits[3..6]}.{digits[6..]}",
            };
        }

        var code = country switch { "GB" => "44", "DE" => "49", "FR" => "33", "ES" => "34", "IT" => "39", _ => "1" };
        var abroad = country is "ES" or "IT" ? digits : digits.TrimStart('0');
        return way switch
        {
            0 => $"+{code}{abroad}",
            1 => $"+{code} {abroad}",
            2 when digits.Length > 5 => $"{digits[..4]} {digits[4..]}",
            3 => $"00{code}{abroad}",
            _ => digits,
        };
    }
}
