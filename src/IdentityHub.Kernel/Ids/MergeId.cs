namespace IdentityHub.Kernel.Ids;

/// <summary>One merge of two parties, by which it can be undone.</summary>
public readonly record struct MergeId(Guid Value) : ITypedId<MergeId>
{
    /// <inheritdoc/>
    public static string Prefix => "mrg";

    /// <inheritdoc/>
    public static MergeId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
