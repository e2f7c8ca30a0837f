namespace IdentityHub.MasterData.Relationships;

/// <summary>On which side of a relationship a party is.</summary>
public enum RelationshipSide
{
    /// <summary>Either.</summary>
    Both = 0,

    /// <summary>The contact, the child or the member.</summary>
    From = 1,

    /// <summary>The account, the parent or the household.</summary>
    To = 2,
}
