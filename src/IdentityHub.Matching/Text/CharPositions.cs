using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IdentityHub.Matching.Text;

/// <summary>
/// Answers, for a pattern of at most 64 characters, at which positions a character occurs: bit i is set when pattern[i] equals it.
/// This is the pattern table of bit-parallel string algorithms. A vector comparison replaces the usual per-alphabet table, so there is nothing to
/// fill or clear per pair and every UTF-16 code unit is handled alike.
/// </summary>
internal readonly ref struct CharPositions
{
    /// <summary>Longest pattern, in UTF-16 code units.</summary>
    public const int MaxLength = 64;

    private readonly Vector256<ushort> _first;
    private readonly Vector256<ushort> _second;
    private readonly Vector256<ushort> _third;
    private readonly Vector256<ushort> _fourth;
    private readonly ulong _valid;
    private readonly int _length;

    public CharPositions(ReadOnlySpan<char> pattern)
    {
        _length = pattern.Length;
        _valid = _length == MaxLength ? ulong.MaxValue : (1UL << _length) - 1;
        if (_length <= 16)
        {
            Span<ushort> buffer = stackalloc ushort[16];
            MemoryMarshal.Cast<char, ushort>(pattern).CopyTo(buffer);
            _first = Vector256.Create<ushort>(buffer);
            return;
        }

        Span<ushort> wide = stackalloc ushort[MaxLength];
        MemoryMarshal.Cast<char, ushort>(pattern).CopyTo(wide);
        _first = Vector256.Create<ushort>(wide);
        _second = Vector256.Create<ushort>(wide[16..]);
        _third = Vector256.Create<ushort>(wide[32..]);
        _fourth = Vector256.Create<ushort>(wide[48..]);
    }

    /// <summary>The positions of <paramref name="c"/> in the pattern.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(char c)
    {
        var wanted = Vector256.Create((ushort)c);
        ulong hits = Vector256.Equals(_first, wanted).ExtractMostSignificantBits();
        if (_length > 16)
            hits |= Rest(wanted);
        return hits & _valid; // what lies behind the pattern's end in the buffer is not part of it
    }

    private ulong Rest(Vector256<ushort> wanted) =>
        (ulong)Vector256.Equals(_second, wanted).ExtractMostSignificantBits() << 16
        | (ulong)Vector256.Equals(_third, wanted).ExtractMostSignificantBits() << 32
        | (ulong)Vector256.Equals(_fourth, wanted).ExtractMostSignificantBits() << 48;
}
