namespace IdentityHub.Kernel.Ids;

/// <summary>One relationship of two parties.</summary>
public readonly record struct RelationshipId(Guid Value) : ITypedId<RelationshipId>
{
    /// <inheritdoc/>
    public static string Prefix => "rel";

    /// <inheritdoc/>
    public static RelationshipId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
