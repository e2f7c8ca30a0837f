using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Decisions;

/// <summary>One question put to one state: which statements concern it and what they count for.</summary>
internal sealed class Hearing(DecisionState state, Purpose purpose, Channel channel, DateTimeOffset asOf, DateTimeOffset asKnownAt)
{
    private readonly bool anySupersedes = AnySupersedes(state.Statements);

    public DecisionState State => state;

    public Purpose Purpose => purpose;

    public DateTimeOffset AsOf => asOf;

    /// <summary>True when silence means no.</summary>
    public bool NeedsGrant => purpose.Kind == PurposeKind.Promotional || purpose.LegalBasis == LegalBasis.Consent;

    /// <summary>True when a person's no counts.</summary>
    public bool AdmitsObjection => NeedsGrant || purpose.SubjectMayObject;

    /// <summary>Known by then, begun by then, and about this purpose and channel or an action that the purpose takes.</summary>
    public bool Concerns(ConsentStatement statement) =>
        statement.RecordedAt <= asKnownAt
        && statement.HasBegun(asOf)
        && statement.Action is not (ConsentAction.SessionOpened or ConsentAction.Expired) && statement.Subscription is null && (statement.Brand is null || statement.Brand == purpose.Brand)
        && (statement.Purpose is { } about
            ? about == purpose.Id && (statement.Channel is null || statement.Channel == channel)
            : (statement.PartyAction & purpose.Actions) != 0);

    /// <summary>A promotional purpose needs a grant that names its channel; the recorder takes no other, so this guards against old or imported ones.</summary>
    public bool NamesItsChannel(ConsentStatement statement) => purpose.Kind != PurposeKind.Promotional || statement.Channel is not null;

    /// <summary>False for a grant that still lacks the confirmation of the address's owner.</summary>
    public bool IsConfirmed(ConsentStatement statement) => statement.Action switch
    {
        ConsentAction.DoubleOptInConfirmed => true,
        ConsentAction.Granted => !purpose.DoubleOptIn || channel != Channel.Email || statement.ByVerifiedOwner,
        _ => false,
    };

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
                && suppression.RecordedAt <= asKnownAt && suppression.Since <= asOf && suppression.Covers(purpose.Kind))
                return true;
        }
        return false;
    }

    /// <summary>True when the signed-in person, shown this denial, granted after it, and that grant still holds in this party for this contact point.</summary>
    public bool IsSuperseded(ConsentStatement denial, ContactPointKey? point)
    {
        if (!anySupersedes)
            return false;
        foreach (var grant in state.Statements)
        {
            if (grant.ByVerifiedOwner && grant.Supersedes.Count > 0 && !grant.IsDenial
                && Concerns(grant) && !grant.HasEnded(asOf) && (grant.ContactPoint is null || grant.ContactPoint == point)
                && grant.Purpose == denial.Purpose && grant.PartyAction == denial.PartyAction
                && (denial.ContactPoint is null || denial.ContactPoint == grant.ContactPoint)
                && denial.CapturedAt <= grant.CapturedAt && grant.Supersedes.Contains(denial.Id))
                return true;
        }
        return false;
    }

    private static bool AnySupersedes(ReadOnlySpan<ConsentStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Supersedes.Count > 0)
                return true;
        }
        return false;
    }
}
