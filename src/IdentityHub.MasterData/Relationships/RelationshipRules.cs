using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Relationships;

/// <summary>Which relationships make sense.</summary>
internal static class RelationshipRules
{
    private const int MostRoles = 20;
    private const int LongestRole = 64;

    public static Refusal? Check(RelationshipOrder order)
    {
        if (!Enum.IsDefined(order.Kind))
            return Refusal.Invalid("kind", "must be contact of, child of or member of");
        if (order.Roles.Count > MostRoles)
            return Refusal.Invalid("roles", "must be at most 20");
        for (var i = 0; i < order.Roles.Count; i++)
        {
            if (order.Roles[i].Length is 0 or > LongestRole || !RecordRules.IsClean(order.Roles[i]))
                return Refusal.Invalid($"roles[{i}]", "must have 1 to 64 characters and no control characters");
        }
        return order.Roles.Distinct(StringComparer.Ordinal).Count() == order.Roles.Count ? null : Refusal.Invalid("roles", "must name each role once");
    }

    /// <summary>Whether parties of these kinds can be related so.</summary>
    public static bool Fit(RelationshipKind kind, PartyKind from, PartyKind to) => kind switch
    {
        RelationshipKind.ContactOf => from == PartyKind.Person && to is (PartyKind.Organisation or PartyKind.Person),
        RelationshipKind.ChildOf => (from, to) is (PartyKind.Organisation, PartyKind.Organisation),
        RelationshipKind.MemberOf => (from, to) is (PartyKind.Person, PartyKind.Household),
        _ => false,
    };

    public static Refusal KindMismatch { get; } = new(
        RefusalKind.FailedPrecondition, "RELATIONSHIP_KIND_MISMATCH",
        "A person is a contact of an organisation or a person, an organisation part of an organisation, a person a member of a household.");

    public static Refusal Cycle { get; } = new(RefusalKind.FailedPrecondition, "HIERARCHY_CYCLE", "The account would become its own parent.");

    public static Refusal NotFound { get; } = Refusal.NotFound("RELATIONSHIP_NOT_FOUND", "There is no such relationship.");
}
