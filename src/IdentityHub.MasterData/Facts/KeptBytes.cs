namespace IdentityHub.MasterData.Facts;

/// <summary>
/// The bytes that a value is kept as, beside the value, so that what was written or read once isn't written again. No part of what its holder is: all are equal, and say nothing.
/// </summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="value">The value.</param>
/// <param name="bytes">UTF-8 JSON.</param>
public readonly struct KeptBytes<T>(T value, byte[] bytes) : IEquatable<KeptBytes<T>> where T : class
{
    /// <summary>The bytes of a value; null when it is another one: whoever changes a value in a copy of its holder leaves the bytes of the old one behind.</summary>
    public byte[]? For(T other) => ReferenceEquals(value, other) ? bytes : null;

    /// <inheritdoc/>
    public bool Equals(KeptBytes<T> other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeptBytes<T>;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "";

    /// <summary>All are equal.</summary>
    public static bool operator ==(KeptBytes<T> left, KeptBytes<T> right) => left.Equals(right);

    /// <summary>None differ.</summary>
    public static bool operator !=(KeptBytes<T> left, KeptBytes<T> right) => !left.Equals(right);
}
