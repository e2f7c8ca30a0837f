namespace IdentityHub.Kernel.Ids;

/// <summary>An anonymous visitor of a storefront, before they have an account.</summary>
public readonly record struct VisitorId(Guid Value) : ITypedId<VisitorId>
{
    /// <inheritdoc/>
    public static string Prefix => "guest";

    /// <inheritdoc/>
    public static VisitorId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
