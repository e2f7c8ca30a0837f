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
        contactPoints = [.. this.statements.Select(s => s.ContactPoint).OfType<ContactPointKey>()];
    }

    private DecisionState(GlobalPartyId party, ConsentStatement[] sorted, IReadOnlyList<Suppression> suppressions, HashSet<ContactPointKey> contactPoints) =>
        (Party, statements, Suppressions, this.contactPoints) = (party, sorted, suppressions, contactPoints);

    /// <summary>The party.</summary>
    public GlobalPartyId Party { get; }

    /// <summary>True when the person was erased or their data is restricted: nothing may be used.</summary>
    public bool Restricted { get; init; }

    /// <summary>True when a browser or profile of the person sends Global Privacy Control.</summary>
    public bool GlobalPrivacyControl { get; init; }

    /// <summary>Suppressions of the contact points concerned.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; }

    /// <summary>The statements in reading order.</summary>
    public ReadOnlySpan<ConsentStatement> Statements => statements;

    /// <summary>The same party with suppressions of a further contact point.</summary>
    internal DecisionState With(IReadOnlyList<Suppression> further) =>
        new(Party, statements, [.. Suppressions, .. further], contactPoints) { Restricted = Restricted, GlobalPrivacyControl = GlobalPrivacyControl };

    /// <summary>The distinct contact points spoken of.</summary>
    public IReadOnlyCollection<ContactPointKey> ContactPoints => contactPoints;

    /// <summary>True when somebody spoke of the contact point.</summary>
    public bool Knows(ContactPointKey contactPoint) => contactPoints.Contains(contactPoint);

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
    private static (int, long) Restrictiveness(ConsentStatement statement) =>
        (statement.IsDenial ? 1 : 0, statement.IsDenial ? 0 : -(statement.EffectiveTo ?? DateTimeOffset.MaxValue).UtcTicks);
}
