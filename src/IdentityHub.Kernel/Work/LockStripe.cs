using System.IO.Hashing;

namespace IdentityHub.Kernel.Work;

/// <summary>One of 4,096 locks onto which match keys are hashed: two commands that could make one person twice share a stripe.</summary>
public readonly record struct LockStripe : IComparable<LockStripe>
{
    /// <summary>How many stripes there are.</summary>
    public const int Count = 4096;

    private LockStripe(int number) => Number = number;

    /// <summary>0 to 4,095.</summary>
    public int Number { get; }

    /// <summary>The stripe of a match key; the same on every node and in every version.</summary>
    public static LockStripe Of(ReadOnlySpan<byte> key) => new((int)(XxHash64.HashToUInt64(key) % Count));

    /// <inheritdoc/>
    public int CompareTo(LockStripe other) => Number.CompareTo(other.Number);

    /// <summary>Order by number.</summary>
    public static bool operator <(LockStripe left, LockStripe right) => left.Number < right.Number;

    /// <summary>Order by number.</summary>
    public static bool operator >(LockStripe left, LockStripe right) => left.Number > right.Number;

    /// <summary>Order by number.</summary>
    public static bool operator <=(LockStripe left, LockStripe right) => left.Number <= right.Number;

    /// <summary>Order by number.</summary>
    public static bool operator >=(LockStripe left, LockStripe right) => left.Number >= right.Number;
}
