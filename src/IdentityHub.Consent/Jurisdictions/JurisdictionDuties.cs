using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;

namespace IdentityHub.Consent.Jurisdictions;

/// <summary>What the law of a person's places demands of one purpose on one channel at one day: the most demanding of all rules that apply.</summary>
public sealed class JurisdictionDuties
{
    private const int Qualities = 6;
    private readonly int accepted = (1 << Qualities) - 1;
    private readonly int?[]? months;
    private readonly JurisdictionRule? silence, weak, confirmation, age, expiry;
    private readonly (TimeZoneInfo Zone, JurisdictionRule Rule)[] hours;
    private readonly bool silenceDenies;
    private readonly int? minimumAge, optInBelowAge;

    private JurisdictionDuties() => (Rules, hours) = ([], []);

    internal JurisdictionDuties(IReadOnlyList<IReadOnlyList<JurisdictionRule>> byJurisdiction, bool isOutside, IReadOnlyList<(string Place, JurisdictionRule Rule)> hours)
    {
        this.hours = [.. hours.SelectMany(one => PlaceZones.Of(one.Place).Select(zone => (zone, one.Rule)))];
        IsOutside = isOutside;
        Rules = [.. byJurisdiction.SelectMany(rules => rules).Distinct()];
        foreach (var rules in byJurisdiction)
        {
            // Within one body of law an exception widens what counts; across bodies of law only what all of them let count does.
            var those = rules.Where(r => r.Accepts is not null).ToArray();
            if (those.Length == 0)
                continue;
            accepted &= those.SelectMany(r => r.Accepts!).Aggregate(0, (bits, quality) => bits | 1 << (int)quality);
            weak ??= those[0];
        }
        silence = Rules.FirstOrDefault(r => r.Silence == Verdict.Deny);
        silenceDenies = silence is not null;
        confirmation = Rules.FirstOrDefault(r => r.DoubleOptIn);
        if (Rules.FirstOrDefault(r => r.NeedsText) is { } text)
            (NeedsText, weak) = (true, text);
        AdmitsObjection = Rules.Any(r => r.AdmitsObjection);
        age = Rules.Where(r => r.MinimumAge is not null).MaxBy(r => r.MinimumAge);
        minimumAge = age?.MinimumAge;
        optInBelowAge = Rules.Max(r => r.OptInBelowAge);
        silence ??= Rules.FirstOrDefault(r => r.OptInBelowAge is not null);
        AskAgainAfterMonths = Rules.Max(r => r.AskAgainAfterMonths);
        foreach (var rule in Rules)
        {
            foreach (var (quality, after) in rule.ExpiresAfterMonths)
            {
                months ??= new int?[Qualities];
                expiry ??= rule;
                if (!(months[(int)quality] <= after))
                    months[(int)quality] = after;
            }
        }
    }

    /// <summary>No law but the purpose's own rules.</summary>
    public static JurisdictionDuties None { get; } = new();

    /// <summary>The rules that apply.</summary>
    public IReadOnlyList<JurisdictionRule> Rules { get; }

    /// <summary>True when the purpose isn't offered where the person is.</summary>
    public bool IsOutside { get; }

    /// <summary>True when the owner of the address has to confirm.</summary>
    public bool NeedsDoubleOptIn => confirmation is not null;

    /// <summary>True when an agreement counts only with the version of the text that was shown.</summary>
    public bool NeedsText { get; }

    /// <summary>True when a person may object whatever the purpose rests on.</summary>
    public bool AdmitsObjection { get; }

    /// <summary>How many months after an opt-out nobody may ask again; null for no such rule.</summary>
    public int? AskAgainAfterMonths { get; }

    /// <summary>True when the law lets an agreement of that kind count.</summary>
    public bool Accepts(GrantQuality quality) => quality == GrantQuality.Parental
        ? Accepts(GrantQuality.Express) || Accepts(GrantQuality.Written)
        : (accepted & 1 << (int)quality) != 0;

    /// <summary>After how many months an agreement of that kind ends; null for never.</summary>
    public int? MonthsOf(GrantQuality quality) => months?[(int)(quality == GrantQuality.Parental ? GrantQuality.Express : quality)];

    /// <summary>True when silence means no, for a person of that age.</summary>
    public bool SilenceDenies(DateOnly? birthDate, DateTimeOffset asOf) => silenceDenies || (optInBelowAge is { } below && IsBelow(below, birthDate, asOf));

    /// <summary>True when the person is known to be too young to consent.</summary>
    public bool IsBelowAge(DateOnly? birthDate, DateTimeOffset asOf) => minimumAge is { } least && IsBelow(least, birthDate, asOf);

    /// <summary>The rule that forbids this hour of the day where the person is, by every clock that may be theirs; null when none does.</summary>
    public JurisdictionRule? ForbidsHour(DateTimeOffset asOf)
    {
        foreach (var (zone, rule) in hours)
        {
            var local = TimeZoneInfo.ConvertTime(asOf, zone);
            var permitted = false;
            foreach (var window in rule.Hours)
                permitted |= window.Contains(local.DayOfWeek, TimeOnly.FromTimeSpan(local.TimeOfDay));
            if (!permitted)
                return rule;
        }
        return null;
    }

    /// <summary>The source of the rule behind a reason; null when the law isn't behind it.</summary>
    internal string? SourceOf(ReasonCode code) => code switch
    {
        ReasonCode.JurisdictionDefault or ReasonCode.NoConsent => silence?.Source,
        ReasonCode.EvidenceInsufficient => weak?.Source,
        ReasonCode.ConfirmationMissing => confirmation?.Source,
        ReasonCode.BelowAge => age?.Source,
        ReasonCode.GrantExpired => expiry?.Source,
        ReasonCode.OutsideHours => hours.Length > 0 ? hours[0].Rule.Source : null,
        ReasonCode.GlobalPrivacyControl => Rules.FirstOrDefault(r => r.AskAgainAfterMonths is not null)?.Source,
        _ => null,
    };

    private static bool IsBelow(int years, DateOnly? birthDate, DateTimeOffset asOf) =>
        birthDate is { } born && born.AddYears(years) > DateOnly.FromDateTime(asOf.UtcDateTime);
}
