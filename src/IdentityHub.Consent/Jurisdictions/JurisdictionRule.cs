using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Jurisdictions;

/// <summary>One rule of law as configuration: where and when it applies, to what, and what it demands.</summary>
/// <param name="Id">Its name within the configuration, for example <c>casl-6-1</c>.</param>
/// <param name="Source">Where it is written: article, section, decision.</param>
/// <param name="Summary">What it demands, in a sentence.</param>
public sealed record JurisdictionRule(string Id, string Source, string Summary)
{
    /// <summary>Countries or subdivisions within the jurisdiction; empty for all of it.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Promotional or transactional purposes; null for both.</summary>
    public PurposeKind? Kind { get; init; }

    /// <summary>Channels; empty for all.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>Applies to purposes that take one of these actions; empty for all purposes.</summary>
    public IReadOnlyList<PartyAction> Actions { get; init; } = [];

    /// <summary>The first day; null for always.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day it ends, exclusive; null for no end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What silence means: <see cref="Verdict.Deny"/> where prior consent is demanded, <see cref="Verdict.Allow"/> where people opt out; null when the rule says nothing of it.</summary>
    public Verdict? Silence { get; init; }

    /// <summary>The kinds of agreement that it lets count; null when it says nothing of it.</summary>
    public IReadOnlyList<GrantQuality>? Accepts { get; init; }

    /// <summary>True when the owner of the address has to confirm.</summary>
    public bool DoubleOptIn { get; init; }

    /// <summary>True when an agreement counts only with the version of the text that was shown.</summary>
    public bool NeedsText { get; init; }

    /// <summary>True when a person may object although the purpose doesn't rest on consent.</summary>
    public bool AdmitsObjection { get; init; }

    /// <summary>Below this age, in years, a person can't consent.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>Below this age, in years, silence means no where it would otherwise mean yes.</summary>
    public int? OptInBelowAge { get; init; }

    /// <summary>After how many months agreements end, by kind.</summary>
    public IReadOnlyDictionary<GrantQuality, int> ExpiresAfterMonths { get; init; } = new Dictionary<GrantQuality, int>();

    /// <summary>How many months after an opt-out nobody may ask again; null when the rule says nothing of it.</summary>
    public int? AskAgainAfterMonths { get; init; }

    /// <summary>When messages or calls may come, by the person's own clock; empty for any time.</summary>
    public IReadOnlyList<PermittedHours> Hours { get; init; } = [];

    internal bool AppliesTo(string place, Purpose purpose, Channel channel, DateOnly day)
    {
        if ((Kind is { } kind && kind != purpose.Kind) || From > day || To <= day || (Channels.Count > 0 && !Channels.Contains(channel)))
            return false;
        if (Actions.Count > 0 && !Actions.Any(action => (purpose.Actions & action) != 0))
            return false;
        return Areas.Count == 0 || Areas.Any(area => Places.LiesIn(place, area));
    }
}
