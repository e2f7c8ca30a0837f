namespace IdentityHub.Kernel.Ids;

/// <summary>A request of a data subject.</summary>
public readonly record struct PrivacyRequestId(Guid Value) : ITypedId<PrivacyRequestId>
{
    /// <inheritdoc/>
    public static string Prefix => "dsr";

    /// <inheritdoc/>
    public static PrivacyRequestId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
