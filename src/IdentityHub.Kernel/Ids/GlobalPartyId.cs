namespace IdentityHub.Kernel.Ids;

/// <summary>The Global Party ID: one person, organisation or household, for life. Never renumbered, never given to somebody else.</summary>
public readonly record struct GlobalPartyId(Guid Value) : ITypedId<GlobalPartyId>
{
    /// <inheritdoc/>
    public static string Prefix => "gpid";

    /// <inheritdoc/>
    public static GlobalPartyId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
