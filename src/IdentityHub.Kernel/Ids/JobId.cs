namespace IdentityHub.Kernel.Ids;

/// <summary>A piece of background work.</summary>
public readonly record struct JobId(Guid Value) : ITypedId<JobId>
{
    /// <inheritdoc/>
    public static string Prefix => "job";

    /// <inheritdoc/>
    public static JobId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => TypeId.Format(this);
}
