using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IdentityHub.Matching.Text;

/// <summary>
/// Answers, for a pattern of 1 to 64 characters, at which positions a character occurs: bit i is set when pattern[i] equals it.
/// This is the pattern table of bit-parallel string algorithms. A vector comparison replaces the usual per-alphabet table, so there is nothing to
/// fill or clear per pair and every UTF-16 code unit is handled alike. The pattern's end is loaded a second time, overlapping, instead of being copied into a
/// padded buffer: reading back what was just written in smaller pieces would stall.
/// </summary>
internal readonly ref struct CharPositions
{
    /// <summary>Longest pattern, in UTF-16 code units.</summary>
    public const int MaxLength = 64;

    private const int Half = 8;
    private const int Whole = 16;

    /// <summary>Up to 8 characters, or characters 0–7 and the last 8, or 0–15.</summary>
    private readonly Vector256<ushort> _start;
    private readonly ReadOnlySpan<ushort> _pattern;
    private readonly ulong _valid;
    private readonly int _overlap;

    public CharPositions(ReadOnlySpan<char> pattern)
    {
        _pattern = MemoryMarshal.Cast<char, ushort>(pattern);
        _valid = ulong.MaxValue >> (MaxLength - pattern.Length);
        ref var first = ref MemoryMarshal.GetReference(_pattern);
        if (pattern.Length <= Half)
            _start = Vector256.Create(Short(_pattern), Vector128<ushort>.Zero);
        else if (pattern.Length <= Whole)
        {
            _overlap = pattern.Length - Half;
            _start = Vector256.Create(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, (nuint)_overlap));
        }
        else
            _start = Vector256.LoadUnsafe(ref first);
    }

    /// <summary>The positions of <paramref name="c"/> in the pattern.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(char c)
    {
        if (_pattern.Length <= Half)
            return Vector128.Equals(_start.GetLower(), Vector128.Create((ushort)c)).ExtractMostSignificantBits() & _valid;
        ulong hits = Vector256.Equals(_start, Vector256.Create((ushort)c)).ExtractMostSignificantBits();
        return _pattern.Length <= Whole ? (hits & 0xFF) | ((hits >> Half) << _overlap) : hits | Rest(c);
    }

    private ulong Rest(char c)
    {
        var wanted = Vector256.Create((ushort)c);
        ref var first = ref MemoryMarshal.GetReference(_pattern);
        ulong hits = 0;
        var last = _pattern.Length - Whole;
        for (var at = Whole; at < last; at += Whole)
            hits |= (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at), wanted).ExtractMostSignificantBits() << at;
        return hits | (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)last), wanted).ExtractMostSignificantBits() << last;
    }

    /// <summary>At most eight characters, zeros behind them, from two overlapping loads of four.</summary>
    private static Vector128<ushort> Short(ReadOnlySpan<ushort> pattern)
    {
        if (pattern.Length == Half)
            return Vector128.Create(pattern);
        var bytes = MemoryMarshal.AsBytes(pattern);
        if (pattern.Length >= 4)
        {
            var low = MemoryMarshal.Read<ulong>(bytes);
            var high = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
            // what the second load repeats of the first is shifted out
            return Vector128.Create(low, pattern.Length == 4 ? 0 : high >> (16 * (Half - pattern.Length))).AsUInt16();
        }

        ulong all = pattern[0];
        if (pattern.Length > 1)
            all |= (ulong)pattern[1] << 16;
        if (pattern.Length > 2)
            all |= (ulong)pattern[2] << 32;
        return Vector128.Create(all, 0).AsUInt16();
    }
}
