using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Kernel.Ids;

/// <summary>
/// Writes and reads TypeIDs: a prefix, an underscore and a UUIDv7 as 26 digits of Crockford's base 32, lower case (TypeID specification 0.3).
/// Text order is byte order is, to the millisecond, order of creation.
/// </summary>
public static class TypeId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Digits = 26;

    // By ASCII character; -1 for what is none.
    private static readonly sbyte[] DigitOf = Inverse();

    /// <summary>A new identifier, sortable by the time it was made.</summary>
    public static TId New<TId>(TimeProvider time) where TId : struct, ITypedId<TId> =>
        TId.From(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>The text form, for example <c>gpid_01j9z3k6wne8x9q4r2t5v7y8za</c>.</summary>
    public static string Format<TId>(TId id) where TId : struct, ITypedId<TId> =>
        string.Create(TId.Prefix.Length + 1 + Digits, id.Value, static (text, value) =>
        {
            TId.Prefix.CopyTo(text);
            text[TId.Prefix.Length] = '_';
            Encode(value, text[(TId.Prefix.Length + 1)..]);
        });

    /// <summary>Reads the text form. False for another prefix, another length, upper case or a value above 128 bits.</summary>
    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id) where TId : struct, ITypedId<TId>
    {
        id = default;
        if (text is null || text.Length != TId.Prefix.Length + 1 + Digits || text[TId.Prefix.Length] != '_' || !text.StartsWith(TId.Prefix, StringComparison.Ordinal))
            return false;
        if (!TryDecode(text.AsSpan(TId.Prefix.Length + 1), out var value))
            return false;
        id = TId.From(value);
        return true;
    }

    /// <summary>Reads the text form or throws <see cref="FormatException"/>; for text the hub itself wrote.</summary>
    public static TId Parse<TId>(string text) where TId : struct, ITypedId<TId> =>
        TryParse<TId>(text, out var id) ? id : throw new FormatException($"Not a {TId.Prefix} identifier.");

    private static void Encode(Guid value, Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        var rest = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        for (var i = Digits - 1; i >= 0; i--, rest >>= 5)
            text[i] = Alphabet[(int)(rest & 31)];
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        if (text[0] > '7')
            return false;
        UInt128 number = 0;
        foreach (var character in text)
        {
            var digit = character < DigitOf.Length ? DigitOf[character] : -1;
            if (digit < 0)
                return false;
            number = (number << 5) | (uint)digit;
        }
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        value = new Guid(bytes, bigEndian: true);
        return true;
    }

    private static sbyte[] Inverse()
    {
        var digits = new sbyte[128];
        Array.Fill(digits, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
            digits[Alphabet[i]] = (sbyte)i;
        return digits;
    }
}
