using System.Globalization;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>An open question for a steward. There is one for each pair of parties, or for each party or component, however much evidence it rests on.</summary>
public sealed record ReviewTask
{
    /// <summary>Stays the same as long as the question is about the same parties.</summary>
    public required ReviewTaskId Id { get; init; }

    /// <summary>What is asked.</summary>
    public required ReviewKind Kind { get; init; }

    /// <summary>False for guards, which nobody answers as a whole: for a component, its pairs are answered; a crowded value is corrected at its source or made generic.</summary>
    public bool IsAnswerable => Kind is not (ReviewKind.OversizedComponent or ReviewKind.CrowdedValue);

    /// <summary>The parties concerned, by id: two for a pair, one for doubts about a party, any number for a component.</summary>
    public required IReadOnlyList<GlobalPartyId> Parties { get; init; }

    /// <summary>The record of the first party on which the question rests: of several pairs of records the best.</summary>
    public required SourceRecordId Left { get; init; }

    /// <summary>The record of the other party; for doubts about one party, the record that contradicts; null when there is no other.</summary>
    public SourceRecordId? Right { get; init; }

    /// <summary>log2 of the odds that the two records are one party, in bits.</summary>
    public double Weight { get; init; }

    /// <summary>The same as a probability, 0 to 1.</summary>
    public double Probability { get; init; }

    /// <summary>The value of a decision, 0 to 1,000; the queue shows the highest first.</summary>
    public int Priority { get; init; }

    /// <summary>The rule that matched: <c>score</c>, <c>email</c>, <c>phone-name</c>, <c>external-key</c>, <c>contact-point</c>, or a rule's name in the model.</summary>
    public required string Rule { get; init; }

    /// <summary>Codes of the source systems of the records behind it, sorted.</summary>
    public required IReadOnlyList<string> Systems { get; init; }

    /// <summary>Since when the evidence is there: when the newer of the two records came.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>What stewards have done with it so far.</summary>
    public DeskState Desk { get; init; } = DeskState.Untouched;

    /// <summary>Where it is in the queue: what is behind it, is less valuable or newer.</summary>
    public long Place { get; init; }

    /// <summary>Changes with the evidence; see <see cref="Etag"/>.</summary>
    public long Fingerprint { get; init; }

    /// <summary>Changes with the evidence and with everything that stewards do with the task.</summary>
    public string Etag => string.Create(CultureInfo.InvariantCulture, $"{Fingerprint:x}.{Desk.Revision:x}");
}
