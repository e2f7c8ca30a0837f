using IdentityHub.Consent.Jurisdictions;
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
    public DecisionReason[] ToReasons(Verdict verdict, JurisdictionDuties duties)
    {
        if (heard.Count == 1)
            return [heard[0] is (var only, { } statement) ? new DecisionReason(only, statement.CapturedAt, [statement.Id], duties.SourceOf(only)) : new DecisionReason(heard[0].Code, null, [], duties.SourceOf(heard[0].Code))];
        var codes = new List<ReasonCode>(heard.Count);
        foreach (var (code, _) in heard)
        {
            if (!codes.Contains(code))
                codes.Add(code);
        }
        codes.Sort((left, right) => (SpeaksFor(right) == verdict).CompareTo(SpeaksFor(left) == verdict) is var order and not 0 ? order : PlaceOf(left).CompareTo(PlaceOf(right)));
        var reasons = new DecisionReason[codes.Count];
        for (var i = 0; i < reasons.Length; i++)
            reasons[i] = Reason(codes[i], duties);
        return reasons;
    }

    private DecisionReason Reason(ReasonCode code, JurisdictionDuties duties)
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
        return new DecisionReason(code, latest, events, duties.SourceOf(code));
    }

    // The order of the decision; codes are numbered by when they came into the contract.
    private static int PlaceOf(ReasonCode code) => code switch
    {
        ReasonCode.Erased => 0,
        ReasonCode.Restricted => 1,
        ReasonCode.Suppressed => 2,
        ReasonCode.GlobalPrivacyControl => 3,
        ReasonCode.BelowAge or ReasonCode.PlaceNotOfPurpose => 4,
        ReasonCode.ContactPointBounced => 5,
        ReasonCode.SubscriptionDenied or ReasonCode.SubscriptionGranted => 6,
        _ => 10 + (int)code,
    };

    private static Verdict? SpeaksFor(ReasonCode code) => code switch
    {
        ReasonCode.Restricted or ReasonCode.Erased or ReasonCode.Suppressed or ReasonCode.GlobalPrivacyControl or ReasonCode.BelowAge or ReasonCode.PlaceNotOfPurpose
            or ReasonCode.ChannelNotOfPurpose or ReasonCode.ContactPointBounced or ReasonCode.ContactPointDenied or ReasonCode.ChannelDenied or ReasonCode.PurposeDenied
            or ReasonCode.SubscriptionDenied or ReasonCode.PartyActionDenied or ReasonCode.NoConsent or ReasonCode.JurisdictionDefault => Verdict.Deny,
        ReasonCode.ContactPointGranted or ReasonCode.ChannelGranted or ReasonCode.PurposeGranted or ReasonCode.SubscriptionGranted or ReasonCode.SessionOpen
            or ReasonCode.LegalBasis => Verdict.Allow,
        ReasonCode.ConfirmationMissing or ReasonCode.EvidenceInsufficient or ReasonCode.ReconsentNeeded or ReasonCode.DependsOnContactPoint
            or ReasonCode.OutsideHours or ReasonCode.QuietHours or ReasonCode.Paused => Verdict.Conditional,
        _ => null,
    };
}
