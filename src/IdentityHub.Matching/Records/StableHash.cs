using System.Numerics;
using System.Runtime.InteropServices;

namespace IdentityHub.Matching.Records;

/// <summary>
/// A 64-bit hash of text and numbers that is the same on every machine and in every run, so that match keys may be stored and compared between nodes.
/// Not cryptographic.
/// </summary>
public static class StableHash
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;

    /// <summary>Hash of the UTF-16 code units of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var state = Seed ^ (ulong)text.Length;
        while (text.Length >= 4)
        {
            state = Fold(state ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text)), First);
            text = text[4..];
        }

        ulong rest = 0;
        foreach (var c in text)
            rest = (rest << 16) | c;
        return Fold(state ^ rest ^ Second, Seed);
    }

    /// <summary>Hash of two hashes; the order matters.</summary>
    public static ulong Combine(ulong left, ulong right) => Fold(left ^ First, BitOperations.RotateLeft(right, 23) ^ Second);

    /// <summary>Spreads a number over 64 bits.</summary>
    public static ulong Of(ulong number) => Fold(number ^ First, Second);

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
