namespace IdentityHub.Kernel.Ids;

/// <summary>An identifier whose type says what it names, so that two of them can't be swapped. Written as a TypeID, stored as 16 bytes big-endian.</summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The TypeID prefix: lower-case ASCII letters.</summary>
    static abstract string Prefix { get; }

    /// <summary>Wraps a 128-bit value.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>The 128-bit value, a UUIDv7 (RFC 9562 §5.7).</summary>
    Guid Value { get; }
}
