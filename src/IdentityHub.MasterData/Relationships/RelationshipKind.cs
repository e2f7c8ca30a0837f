namespace IdentityHub.MasterData.Relationships;

/// <summary>How two parties are related; read from the subject to the object. Numbers are stored: never reuse one.</summary>
public enum RelationshipKind
{
    /// <summary>A person is a contact of an account: of an organisation, or of a person account.</summary>
    ContactOf = 1,

    /// <summary>An organisation is part of another. One parent at a time, no cycles.</summary>
    ChildOf = 2,

    /// <summary>A person belongs to a household.</summary>
    MemberOf = 3,
}
