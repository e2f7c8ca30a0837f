using IdentityHub.Consent.Changes;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Workbench;

/// <summary>One question with everything needed for an answer.</summary>
/// <param name="Case">The question.</param>
/// <param name="Left">The record of the first party on which it rests.</param>
/// <param name="Right">The other record; null when there is none.</param>
/// <param name="Query">The queue that the steward works through.</param>
/// <param name="Done">The answer just given to another question, which can be taken back; null for none.</param>
/// <param name="Faults">Why the last act failed.</param>
/// <param name="Now">The present.</param>
public sealed record ReviewModel(
    ReviewCase Case, SourceRecordView? Left, SourceRecordView? Right, QueueQuery Query, string? Done, Faults Faults, DateTimeOffset Now)
{
    /// <summary>Decisions of consent that a link would change.</summary>
    public IReadOnlyList<ConsentOutcome> Outcomes { get; init; } = [];

    /// <summary>The parties with what surrounds them; empty for a component.</summary>
    public IReadOnlyList<ReviewSideModel> Sides { get; init; } = [];

    /// <summary>What the page shows, as <see cref="ReviewStamp"/> names it.</summary>
    public required string Stamp { get; init; }

    /// <summary>Where the question is that would be next, for a browser to read ahead; null when there is none.</summary>
    public string? Ahead { get; init; }
}
