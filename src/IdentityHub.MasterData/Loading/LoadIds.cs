using System.Buffers.Binary;
using System.IO.Hashing;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Loading;

/// <summary>
/// The ids that a load gives: UUIDs of version 7 (RFC 9562, section 6.2, method 1: a counter behind the time), the same for the same place in the same load, so that a load
/// that was killed gives them again. What is behind the counter depends on a secret seed.
/// </summary>
internal sealed class LoadIds(DateTimeOffset startedAt, long seed)
{
    private const byte OfRecord = 1;
    private const byte OfParty = 2;

    /// <summary>The id of a record, by its place.</summary>
    public SourceRecordId Record(int place) => new(Make(OfRecord, place));

    /// <summary>A GPID, by its party's place.</summary>
    public GlobalPartyId Party(int place) => new(Make(OfParty, place));

    /// <summary>The place of a party that this load made.</summary>
    public static int PlaceOf(GlobalPartyId party) => PlaceOf(party.Value);

    /// <summary>The place of a record that this load made.</summary>
    public static int PlaceOf(SourceRecordId record) => PlaceOf(record.Value);

    private static int PlaceOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return (int)(((high & 0xFFF) << 20) | ((low >> 42) & 0xFFFFF));
    }

    private Guid Make(byte kind, int place)
    {
        Span<byte> text = stackalloc byte[5];
        text[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(text[1..], place);
        var random = XxHash3.HashToUInt64(text, seed);
        // 48 bits of time, version, 12 bits of counter; variant, 20 bits of counter, 42 bits of hash.
        var high = ((ulong)startedAt.ToUnixTimeMilliseconds() << 16) | 0x7000UL | ((uint)place >> 20);
        var low = 0x8000_0000_0000_0000UL | ((ulong)((uint)place & 0xFFFFF) << 42) | (random & 0x3FF_FFFF_FFFFUL);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        return new Guid(bytes, bigEndian: true);
    }
}
