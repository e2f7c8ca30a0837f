using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IdentityHub.Matching.Text;

/// <summary>
/// Answers, for a pattern of up to <see cref="MaxLength"/> characters, at which positions a character occurs: bit i is set when pattern[i] equals it.
/// This is the pattern table of bit-parallel string algorithms. A vector comparison replaces the usual per-alphabet table, so there is nothing to
/// fill or clear per pair and every UTF-16 code unit is handled alike. There is a form per length of pattern, and the algorithms are compiled for each.
/// </summary>
internal static class CharPositions
{
    /// <summary>Longest pattern, in UTF-16 code units.</summary>
    public const int MaxLength = 64;

    private const int Half = 8;
    private const int Whole = 16;

    /// <summary>Longest pattern of <see cref="Short"/>.</summary>
    public const int ShortLength = Half;

    /// <summary>Longest pattern of <see cref="Medium"/>.</summary>
    public const int MediumLength = Whole;

    /// <summary>The positions of a character in the pattern.</summary>
    internal interface IPattern
    {
        /// <summary>A bit per position of <paramref name="c"/>.</summary>
        ulong Of(char c);
    }

    /// <summary>A pattern of 1 to 8 characters.</summary>
    internal readonly struct Short(ReadOnlySpan<char> pattern) : IPattern
    {
        private readonly Vector128<ushort> _pattern = Load(MemoryMarshal.Cast<char, ushort>(pattern));
        private readonly uint _valid = (1u << pattern.Length) - 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Of(char c) => Vector128.Equals(_pattern, Vector128.Create((ushort)c)).ExtractMostSignificantBits() & _valid;

        /// <summary>Zeros behind the characters, from two overlapping loads of four.</summary>
        private static Vector128<ushort> Load(ReadOnlySpan<ushort> pattern)
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

    /// <summary>
    /// A pattern of 9 to 16 characters. Its end is loaded a second time, overlapping, instead of being copied into a padded buffer: reading back what was just
    /// written in smaller pieces would stall.
    /// </summary>
    internal readonly struct Medium(ReadOnlySpan<char> pattern) : IPattern
    {
        private readonly Vector256<ushort> _pattern = Vector256.Create(
            Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(pattern))),
            Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(pattern)), (nuint)(pattern.Length - Half)));

        private readonly int _overlap = pattern.Length - Half;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Of(char c)
        {
            ulong hits = Vector256.Equals(_pattern, Vector256.Create((ushort)c)).ExtractMostSignificantBits();
            return (hits & 0xFF) | ((hits >> Half) << _overlap);
        }
    }

    /// <summary>A pattern of 17 to 64 characters.</summary>
    internal readonly ref struct Long(ReadOnlySpan<char> pattern) : IPattern
    {
        private readonly ReadOnlySpan<ushort> _pattern = MemoryMarshal.Cast<char, ushort>(pattern);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Of(char c)
        {
            var wanted = Vector256.Create((ushort)c);
            ref var first = ref MemoryMarshal.GetReference(_pattern);
            ulong hits = 0;
            var last = _pattern.Length - Whole;
            for (var at = 0; at < last; at += Whole)
                hits |= (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at), wanted).ExtractMostSignificantBits() << at;
            return hits | (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)last), wanted).ExtractMostSignificantBits() << last;
        }
    }
}
