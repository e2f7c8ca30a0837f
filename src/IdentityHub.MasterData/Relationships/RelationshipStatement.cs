using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Relationships;

/// <summary>What somebody said of a relationship: a fact, never changed. The latest one about a relationship is its present.</summary>
/// <param name="Relationship">Which.</param>
/// <param name="Revision">1 for the first statement about it, and so on.</param>
/// <param name="Kind">How the two are related.</param>
/// <param name="From">The subject's record.</param>
/// <param name="To">The object's record.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Primary">Whether it comes first.</param>
/// <param name="Ended">True when it ends with this.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
public sealed record RelationshipStatement(
    RelationshipId Relationship, long Revision, RelationshipKind Kind, SourceRecordId From, SourceRecordId To, IReadOnlyList<string> Roles, bool Primary,
    bool Ended, string Reason, DateTimeOffset At, Actor Actor);
