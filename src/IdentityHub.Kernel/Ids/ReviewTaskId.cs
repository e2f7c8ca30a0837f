namespace IdentityHub.Kernel.Ids;

/// <summary>One question for a steward. Follows from what the question is about (RFC 9562 §5.8, a hash), so that a rebuild comes to the same one.</summary>
public readonly record struct ReviewTaskId(Guid Value) : ITypedId<ReviewTaskId>
{
    /// <inheritdoc/>
    public static string Prefix => "rvw";

    /// <inheritdoc/>
    public static ReviewTaskId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
