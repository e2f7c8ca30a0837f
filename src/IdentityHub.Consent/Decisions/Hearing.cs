using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>One question put to one state: which statements concern it and what they count for.</summary>
internal sealed class Hearing(
    DecisionState state, Purpose purpose, Channel channel, DateTimeOffset asOf, DateTimeOffset asKnownAt, DecisionNarrowing narrowing, JurisdictionDuties duties)
{
    private readonly BrandId? brand = narrowing.Brand ?? purpose.Brand;

    public Hearing(DecisionState state, Purpose purpose, Channel channel, DateTimeOffset asOf, DateTimeOffset asKnownAt)
        : this(state, purpose, channel, asOf, asKnownAt, default, JurisdictionDuties.None)
    {
    }

    public DecisionState State => state;

    public Purpose Purpose => purpose;

    public Channel Channel => channel;

    public DateTimeOffset AsOf => asOf;

    public DateTimeOffset AsKnownAt => asKnownAt;

    public JurisdictionDuties Duties => duties;

    /// <summary>True when silence means no, by the purpose's own nature.</summary>
    public bool PurposeNeedsGrant => purpose.Kind == PurposeKind.Promotional || purpose.LegalBasis == LegalBasis.Consent;

    /// <summary>True when the person is too young to consent there: then only who holds parental responsibility does.</summary>
    public bool NeedsParent { get; } = (purpose.Kind == PurposeKind.Promotional || purpose.LegalBasis == LegalBasis.Consent) && duties.IsBelowAge(state.Facts.BirthDate, asOf);

    /// <summary>True when silence means no, by the purpose or by law.</summary>
    public bool NeedsGrant => PurposeNeedsGrant || duties.SilenceDenies(state.Facts.BirthDate, asOf);

    /// <summary>True when a person's no counts.</summary>
    public bool AdmitsObjection => NeedsGrant || purpose.SubjectMayObject || duties.AdmitsObjection;

    /// <summary>Known by then, begun by then, and about this purpose, channel, brand and subscription or an action that the purpose takes.</summary>
    public bool Concerns(ConsentStatement statement) =>
        statement.RecordedAt <= asKnownAt
        && statement.EffectiveFrom <= asOf
        && (statement.Purpose is { } about
            ? about == purpose.Id && (statement.Channel is null || statement.Channel == channel) && IsOfBrand(statement)
                && (statement.Subscription is null || statement.Subscription == narrowing.Subscription)
            : (statement.PartyAction & purpose.Actions) != 0 && IsOfBrand(statement));

    /// <summary>A statement about the record itself that is known and in force.</summary>
    public bool IsInForce(ConsentStatement statement) => statement.RecordedAt <= asKnownAt && statement.EffectiveFrom <= asOf && !statement.HasEnded(asOf);

    /// <summary>A promotional purpose needs a grant that names its channel; the recorder takes no other, so this guards against old or imported ones.</summary>
    public bool NamesItsChannel(ConsentStatement statement) => purpose.Kind != PurposeKind.Promotional || statement.Channel is not null;

    /// <summary>True for a session that covers what is asked: its own template or all of its purpose, and never promotion.</summary>
    public bool Covers(ConsentStatement session) =>
        purpose.Kind != PurposeKind.Promotional && !session.HasEnded(asOf) && (session.Template is null || session.Template == narrowing.Template);

    /// <summary>What an agreement counts for; null when it holds.</summary>
    public ReasonCode? Missing(ConsentStatement grant)
    {
        if (!IsConfirmed(grant))
            return ReasonCode.ConfirmationMissing;
        if (!duties.Accepts(grant.Quality) || (duties.NeedsText && grant.TextVersion is null && grant.Quality != GrantQuality.Oral))
            return ReasonCode.EvidenceInsufficient;
        return purpose.ReconsentBelowVersion is { } least && grant.TextVersion < least ? ReasonCode.ReconsentNeeded : null;
    }

    /// <summary>True when the grant ran out, by its own end or by what the law allows for agreements of its kind.</summary>
    public bool HasRunOut(ConsentStatement grant) =>
        grant.HasEnded(asOf) || (duties.MonthsOf(grant.Quality) is { } months && grant.CapturedAt.AddMonths(months) <= asOf);

    /// <summary>The distinct contact points spoken of.</summary>
    public List<ContactPointKey> ContactPoints()
    {
        var points = new List<ContactPointKey>();
        HashSet<ContactPointKey>? seen = null;
        foreach (var statement in state.Statements)
        {
            if (statement.ContactPoint is not { } point || !Concerns(statement))
                continue;
            // One or two addresses are the rule; a set pays only beyond.
            if (seen is null && points.Count == 8)
                seen = [.. points];
            if (seen is null ? !points.Contains(point) : seen.Add(point))
                points.Add(point);
        }
        return points;
    }

    public bool IsSuppressed(ContactPointKey point)
    {
        foreach (var suppression in state.Suppressions)
        {
            if (suppression.ContactPoint == point && (suppression.Channel is null || suppression.Channel == channel)
                && suppression.RecordedAt <= asKnownAt && suppression.Since <= asOf && !(suppression.ReleasedAt <= asKnownAt)
                && suppression.Covers(purpose.Kind) && suppression.Scope.Covers(brand, narrowing.Subscription))
                return true;
        }
        return false;
    }

    public bool IsBouncing(ContactPointKey point)
    {
        foreach (var known in state.ContactPointStates)
        {
            if (known.Key == point)
                return known.IsBouncing(asKnownAt);
        }
        return false;
    }

    /// <summary>True when the signed-in person, shown this denial, granted after it, and that grant still holds in this party for this contact point.</summary>
    public bool IsSuperseded(ConsentStatement denial, ContactPointKey? point)
    {
        if (!state.AnySupersedes)
            return false;
        foreach (var grant in state.Statements)
        {
            if (grant.ByVerifiedOwner && grant.Supersedes.Count > 0 && grant.Action is ConsentAction.Granted or ConsentAction.DoubleOptInConfirmed
                && Concerns(grant) && !grant.HasEnded(asOf) && (grant.ContactPoint is null || grant.ContactPoint == point)
                && grant.Purpose == denial.Purpose && (denial.PartyAction & ~grant.PartyAction) == 0
                && (denial.ContactPoint is null || denial.ContactPoint == grant.ContactPoint)
                && denial.CapturedAt <= grant.CapturedAt && grant.Supersedes.Contains(denial.Id) && !IsErased(grant.Record))
                return true;
        }
        return false;
    }

    // Whose data were erased has no grants any more, and so takes back nothing.
    private bool IsErased(SourceRecordId record)
    {
        if (!state.AnyAboutRecord)
            return false;
        foreach (var statement in state.Statements)
        {
            if (statement.Record == record && statement.Action == ConsentAction.Erased && IsInForce(statement))
                return true;
        }
        return false;
    }

    // Where no brand is named, every brand's denials count and no brand's grants.
    private bool IsOfBrand(ConsentStatement statement) => statement.Brand is null || statement.Brand == brand || (brand is null && statement.IsDenial);

    private bool IsConfirmed(ConsentStatement grant) => grant.Action switch
    {
        ConsentAction.DoubleOptInConfirmed => true,
        ConsentAction.Granted => !((purpose.DoubleOptIn && channel == Channel.Email) || duties.NeedsDoubleOptIn) || grant.ByVerifiedOwner,
        _ => false,
    };
}
