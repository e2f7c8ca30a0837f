namespace IdentityHub.Kernel.Ids;

/// <summary>What one source system says of one party: the unit that matching, membership and consent attach to.</summary>
public readonly record struct SourceRecordId(Guid Value) : ITypedId<SourceRecordId>
{
    /// <inheritdoc/>
    public static string Prefix => "rec";

    /// <inheritdoc/>
    public static SourceRecordId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
