namespace IdentityHub.Kernel.Ids;

/// <summary>One event of the consent ledger.</summary>
public readonly record struct ConsentEventId(Guid Value) : ITypedId<ConsentEventId>
{
    /// <inheritdoc/>
    public static string Prefix => "cev";

    /// <inheritdoc/>
    public static ConsentEventId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
