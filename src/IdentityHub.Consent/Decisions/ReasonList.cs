using System.Globalization;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>Collects the reasons of one decision: one per code, with all of its events.</summary>
internal sealed class ReasonList
{
    private readonly List<(ReasonCode Code, ConsentStatement? Statement)> heard = [];

    public Verdict Add(ReasonCode code, Verdict verdict)
    {
        if (!heard.Contains((code, null)))
            heard.Add((code, null));
        return verdict;
    }

    public void Add(ReasonCode code, ConsentStatement statement)
    {
        foreach (var (otherCode, other) in heard)
        {
            if (otherCode == code && ReferenceEquals(other, statement))
                return;
        }
        heard.Add((code, statement));
    }

    /// <summary>The reasons that speak for the verdict first, in the order of the places; then the others.</summary>
    public DecisionReason[] ToReasons(Verdict verdict)
    {
        if (heard.Count == 1)
            return [Reason(heard[0].Code, heard)];
        var codes = new List<ReasonCode>(heard.Count);
        foreach (var (code, _) in heard)
        {
            if (!codes.Contains(code))
                codes.Add(code);
        }
        codes.Sort((left, right) => (SpeaksFor(right) == verdict).CompareTo(SpeaksFor(left) == verdict) is var order and not 0 ? order : left.CompareTo(right));
        var reasons = new DecisionReason[codes.Count];
        for (var i = 0; i < reasons.Length; i++)
            reasons[i] = Reason(codes[i], heard);
        return reasons;
    }

    private static DecisionReason Reason(ReasonCode code, List<(ReasonCode Code, ConsentStatement? Statement)> heard)
    {
        var events = new List<ConsentEventId>(heard.Count);
        DateTimeOffset? latest = null;
        foreach (var (otherCode, statement) in heard)
        {
            if (otherCode != code || statement is null)
                continue;
            events.Add(statement.Id);
            if (latest is null || statement.CapturedAt > latest)
                latest = statement.CapturedAt;
        }
        var sentence = Sentence(code);
        return new DecisionReason(code, latest is { } at ? $"{sentence} ({at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})." : $"{sentence}.", events);
    }

    private static Verdict? SpeaksFor(ReasonCode code) => code switch
    {
        ReasonCode.Restricted or ReasonCode.Suppressed or ReasonCode.GlobalPrivacyControl or ReasonCode.ChannelNotOfPurpose or ReasonCode.ContactPointDenied
            or ReasonCode.ChannelDenied or ReasonCode.PurposeDenied or ReasonCode.PartyActionDenied or ReasonCode.NoConsent => Verdict.Deny,
        ReasonCode.ContactPointGranted or ReasonCode.ChannelGranted or ReasonCode.PurposeGranted or ReasonCode.LegalBasis => Verdict.Allow,
        ReasonCode.ConfirmationMissing or ReasonCode.DependsOnContactPoint => Verdict.Conditional,
        _ => null,
    };

    private static string Sentence(ReasonCode code) => code switch
    {
        ReasonCode.Restricted => "This person's data is erased or restricted and must not be used",
        ReasonCode.Suppressed => "This contact point is on a suppression list",
        ReasonCode.GlobalPrivacyControl => "The person's browser sends Global Privacy Control, which opts out of selling, sharing and targeting",
        ReasonCode.ChannelNotOfPurpose => "The purpose isn't offered on this channel",
        ReasonCode.ContactPointDenied => "The person refused or withdrew consent for this contact point",
        ReasonCode.ChannelDenied => "The person refused or withdrew consent for this channel",
        ReasonCode.PurposeDenied => "The person refused or withdrew consent for this purpose",
        ReasonCode.PartyActionDenied => "The person refused a kind of processing that this purpose needs",
        ReasonCode.ContactPointGranted => "The person agreed for this contact point",
        ReasonCode.ChannelGranted => "The person agreed for this channel",
        ReasonCode.PurposeGranted => "The person agreed to this purpose",
        ReasonCode.GrantExpired => "An earlier agreement has run out",
        ReasonCode.ConfirmationMissing => "The owner of the contact point has not confirmed yet",
        ReasonCode.DependsOnContactPoint => "The answer differs between the person's contact points: name one",
        ReasonCode.NoConsent => "Nobody agreed, and this purpose needs an explicit agreement",
        ReasonCode.LegalBasis => "The purpose has a legal basis other than consent, and nobody objected",
        ReasonCode.DenialSuperseded => "An earlier refusal was taken back by the signed-in person, who was shown it",
        ReasonCode.ObjectionNotAdmitted => "An objection is on record, but this purpose doesn't admit objections",
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };
}
