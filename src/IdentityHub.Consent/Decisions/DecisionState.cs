using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>Everything known of a party that a decision depends on. Immutable, so that it can be shared between threads.</summary>
public sealed class DecisionState
{
    private readonly ConsentStatement[] statements;
    private readonly HashSet<ContactPointKey> contactPoints;

    /// <summary>Puts statements into the order that decisions read them in: by subject, then the latest word first, then the more restrictive.</summary>
    /// <param name="party">The party.</param>
    /// <param name="statements">What all of its source records said, tombstones included, in any order.</param>
    /// <param name="suppressions">Suppressions of the contact points concerned.</param>
    public DecisionState(GlobalPartyId party, IEnumerable<ConsentStatement> statements, IReadOnlyList<Suppression> suppressions)
    {
        Party = party;
        Suppressions = suppressions;
        this.statements = [.. statements];
        Array.Sort(this.statements, Compare);
        contactPoints = [];
        foreach (var statement in this.statements)
        {
            if (statement.ContactPoint is { } point)
                contactPoints.Add(point);
            AnySupersedes |= statement.Supersedes.Count > 0;
            AnyAboutRecord |= statement.IsAboutRecord;
        }
    }

    private DecisionState(DecisionState of, IReadOnlyList<Suppression> suppressions, IReadOnlyList<ContactPointState> states)
    {
        (Party, statements, Suppressions, contactPoints) = (of.Party, of.statements, suppressions, of.contactPoints);
        (Restricted, GlobalPrivacyControl, Facts, AnySupersedes, AnyAboutRecord) = (of.Restricted, of.GlobalPrivacyControl, of.Facts, of.AnySupersedes, of.AnyAboutRecord);
        (ContactPointStates, PausedUntil) = (states, of.PausedUntil);
    }

    /// <summary>The party.</summary>
    public GlobalPartyId Party { get; }

    /// <summary>True when the person was erased or their data is restricted by other means than an event of the ledger: nothing may be used.</summary>
    public bool Restricted { get; init; }

    /// <summary>True when a browser of the person sends Global Privacy Control right now, recorded or not.</summary>
    public bool GlobalPrivacyControl { get; init; }

    /// <summary>Where the person lives and when they were born.</summary>
    public PersonFacts Facts { get; init; } = PersonFacts.None;

    /// <summary>Nothing promotional before this day; null for no pause. No word of the ledger: what it says waits.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Suppressions of the contact points concerned.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; }

    /// <summary>What is known of the contact points concerned.</summary>
    public IReadOnlyList<ContactPointState> ContactPointStates { get; init; } = [];

    /// <summary>The statements in reading order.</summary>
    public ReadOnlySpan<ConsentStatement> Statements => statements;

    /// <summary>The distinct contact points spoken of.</summary>
    public IReadOnlyCollection<ContactPointKey> ContactPoints => contactPoints;

    internal bool AnySupersedes { get; }

    internal bool AnyAboutRecord { get; }

    /// <summary>True when somebody spoke of the contact point.</summary>
    public bool Knows(ContactPointKey contactPoint) => contactPoints.Contains(contactPoint);

    /// <summary>The same party with what is known of further contact points.</summary>
    internal DecisionState With(ContactPointFacts facts) => facts.Suppressions.Count + facts.States.Count == 0 ? this : With(facts.Suppressions, facts.States);

    /// <summary>The same party with suppressions and states of a further contact point.</summary>
    internal DecisionState With(IReadOnlyList<Suppression> suppressions, IReadOnlyList<ContactPointState> states) =>
        new(this, [.. Suppressions, .. suppressions], [.. ContactPointStates, .. states]);

    private static int Compare(ConsentStatement left, ConsentStatement right)
    {
        var order = left.Record.Value.CompareTo(right.Record.Value);
        if (order == 0)
            order = right.CapturedAt.CompareTo(left.CapturedAt);
        if (order == 0)
            order = Restrictiveness(right).CompareTo(Restrictiveness(left));
        return order != 0 ? order : left.Id.Value.CompareTo(right.Id.Value);
    }

    // Of two grants of one instant the one that ends first is the more restrictive.
    private static (int, long) Restrictiveness(ConsentStatement statement)
    {
        var isNo = statement.IsDenial || statement.Action is ConsentAction.Restricted or ConsentAction.Erased or ConsentAction.Expired;
        return (isNo ? 1 : 0, isNo ? 0 : -(statement.EffectiveTo ?? DateTimeOffset.MaxValue).UtcTicks);
    }
}
