namespace IdentityHub.Kernel.Ids;

/// <summary>A login of a shopper or an employee.</summary>
public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    /// <inheritdoc/>
    public static string Prefix => "acc";

    /// <inheritdoc/>
    public static AccountId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
