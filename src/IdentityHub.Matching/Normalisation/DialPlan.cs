using System.Collections.Frozen;
using System.Globalization;

namespace IdentityHub.Matching.Normalisation;

/// <summary>How a country writes its numbers, for the countries common enough to be worth a short way. Lengths are those of the national significant number.</summary>
/// <param name="CallingCode">The country calling code.</param>
/// <param name="Trunk">The digit dialled before a national number, dropped from abroad; empty where there is none.</param>
/// <param name="Shortest">Fewest digits behind the country code.</param>
/// <param name="Longest">Most digits behind the country code.</param>
internal sealed record DialPlan(string CallingCode, string Trunk, int Shortest, int Longest)
{
    private static readonly FrozenDictionary<string, DialPlan> ByRegion = Build();

    private static readonly FrozenDictionary<string, DialPlan>.AlternateLookup<ReadOnlySpan<char>> ByCallingCode =
        ByRegion.Values.DistinctBy(plan => plan.CallingCode).ToFrozenDictionary(plan => plan.CallingCode).GetAlternateLookup<ReadOnlySpan<char>>();

    public static DialPlan? Of(string? region) => region is null ? null : ByRegion.GetValueOrDefault(region);

    /// <summary>The E.164 digits of a number written nationally, or null when its length doesn't fit the plan.</summary>
    public ulong? FromNational(ReadOnlySpan<char> digits)
    {
        if (Trunk.Length > 0 && digits.StartsWith(Trunk))
            digits = digits[Trunk.Length..];
        else if (digits.StartsWith(CallingCode) && digits.Length > Longest)
            digits = digits[CallingCode.Length..];
        else if (Trunk.Length > 0 && digits.Length < Shortest)
            return null; // without its area code
        return digits.Length >= Shortest && digits.Length <= Longest ? Parse(CallingCode, digits) : null;
    }

    /// <summary>The digits of a number written internationally when they fit a plan here, a trunk zero after the country code dropped; else null.</summary>
    public static ulong? AcceptsInternational(ReadOnlySpan<char> digits)
    {
        for (var length = 1; length <= 3 && length < digits.Length; length++)
        {
            if (!ByCallingCode.TryGetValue(digits[..length], out var plan))
                continue;
            var national = digits[length..];
            if (plan.Trunk == "0" && national[0] == '0')
                national = national[1..];
            return national.Length >= plan.Shortest && national.Length <= plan.Longest ? Parse(plan.CallingCode, national) : null;
        }

        return null;
    }

    /// <summary>E.164 digits without their country code when it is one of those known here.</summary>
    public static ulong NationalPart(ulong e164)
    {
        Span<char> digits = stackalloc char[20];
        if (!e164.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture))
            return e164;
        for (var code = 1; code <= 3 && code < length; code++)
        {
            if (ByCallingCode.ContainsKey(digits[..code]))
                return ulong.Parse(digits[code..length], NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return e164;
    }

    private static ulong Parse(string callingCode, ReadOnlySpan<char> national)
    {
        Span<char> all = stackalloc char[20];
        callingCode.CopyTo(all);
        national.CopyTo(all[callingCode.Length..]);
        return ulong.Parse(all[..(callingCode.Length + national.Length)], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static FrozenDictionary<string, DialPlan> Build()
    {
        var plans = new Dictionary<string, DialPlan>();
        // region, calling code, trunk prefix ("-" none), shortest and longest national number
        const string table = """
            US 1 1 10 10;CA 1 1 10 10;PR 1 1 10 10;GB 44 0 9 10;DE 49 0 6 11;FR 33 0 9 9;ES 34 - 9 9;IT 39 - 6 11;PT 351 - 9 9;NL 31 0 9 9;BE 32 0 8 9;AT 43 0 7 13;
            CH 41 0 9 9;IE 353 0 7 9;DK 45 - 8 8;SE 46 0 7 9;NO 47 - 8 8;FI 358 0 6 11;PL 48 - 9 9;CZ 420 - 9 9;SK 421 0 9 9;GR 30 - 10 10;
            AU 61 0 9 9;NZ 64 0 8 10;ZA 27 0 9 9;MX 52 - 10 10;BR 55 0 10 11;CO 57 - 10 10;CL 56 - 9 9;IN 91 0 10 10;CN 86 0 10 11;
            JP 81 0 9 10;KR 82 0 8 10;SG 65 - 8 8;HK 852 - 8 8;RU 7 8 10 10;TR 90 0 10 10;IL 972 0 8 9;AE 971 0 8 9;UA 380 0 9 9
            """;
        foreach (var line in table.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            plans[parts[0]] = new DialPlan(
                parts[1], parts[2] == "-" ? string.Empty : parts[2], int.Parse(parts[3], CultureInfo.InvariantCulture), int.Parse(parts[4], CultureInfo.InvariantCulture));
        }

        return plans.ToFrozenDictionary();
    }
}
