using System.Globalization;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Relationships;

/// <summary>How one party is related to another.</summary>
/// <param name="Id">The relationship.</param>
/// <param name="Kind">How.</param>
/// <param name="From">The contact, the child or the member.</param>
/// <param name="To">The account, the parent or the household.</param>
/// <param name="Roles">For example <c>buyer</c>; in the caller's order.</param>
/// <param name="Primary">True for the one of the subject's relationships of this kind that comes first.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="ChangedAt">When it was last spoken of.</param>
/// <param name="EndedAt">Until when; null while it lasts.</param>
/// <param name="Revision">Grows with every statement about it.</param>
public sealed record Relationship(
    RelationshipId Id, RelationshipKind Kind, RelationshipEnd From, RelationshipEnd To, IReadOnlyList<string> Roles, bool Primary,
    DateTimeOffset StartedAt, DateTimeOffset ChangedAt, DateTimeOffset? EndedAt, long Revision)
{
    /// <summary>For writes that must not overwrite a change they have not seen.</summary>
    public string Etag => Revision.ToString("x", CultureInfo.InvariantCulture);
}
