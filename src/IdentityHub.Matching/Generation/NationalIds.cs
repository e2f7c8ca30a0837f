using System.Globalization;

namespace IdentityHub.Matching.Generation;

/// <summary>Made-up national identifiers in the form of each country; they belong to nobody but by chance.</summary>
internal static class NationalIds
{
    public static string Make(string country, DateOnly born, SeededRandom random)
    {
        var number = random.Between(10_000_000, 99_999_999);
        var more = random.Between(100, 999);
        return country switch
        {
            "GB" => Text($"{Letter(random)}{Letter(random)} {number % 1_000_000:D6} {"ABCD"[random.Next(4)]}"),
            "DE" => Text($"{number}{more}"),
            "FR" => Text($"{random.Between(1, 2)}{born.Year % 100:D2}{born.Month:D2}{number}{random.Between(10, 97)}"),
            "ES" => Text($"{number}{"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]}"),
            "IT" => Text($"{Letter(random)}{Letter(random)}{Letter(random)}{Letter(random)}{Letter(random)}{Letter(random)}{born.Year % 100:D2}{Letter(random)}{born.Day:D2}{Letter(random)}{more}{Letter(random)}"),
            _ => Text($"{random.Between(100, 899)}-{number % 99 + 1:D2}-{random.Between(1, 9999):D4}"),
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static char Letter(SeededRandom random) => "ABCEGHJKLMNPRSTWXYZ"[random.Next(19)];
}
