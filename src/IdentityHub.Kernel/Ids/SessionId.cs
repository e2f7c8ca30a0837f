namespace IdentityHub.Kernel.Ids;

/// <summary>One browser signed in at the hub; the <c>sid</c> of OpenID Connect.</summary>
public readonly record struct SessionId(Guid Value) : ITypedId<SessionId>
{
    /// <inheritdoc/>
    public static string Prefix => "ses";

    /// <inheritdoc/>
    public static SessionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
