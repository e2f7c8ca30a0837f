using System.Buffers.Binary;
using System.IO.Hashing;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Names tasks by what they are about (RFC 9562 §5.8: a UUIDv8 of a hash).</summary>
internal static class ReviewTaskIds
{
    public static ReviewTaskId OfPair(GlobalPartyId first, GlobalPartyId second) =>
        first.Value.CompareTo(second.Value) < 0 ? Of(1, first.Value, second.Value) : Of(1, second.Value, first.Value);

    public static ReviewTaskId OfComponent(GlobalPartyId first) => Of(2, first.Value);

    public static ReviewTaskId OfParty(GlobalPartyId party) => Of(3, party.Value);

    public static ReviewTaskId OfRecord(SourceRecordId record) => Of(4, record.Value);

    public static ReviewTaskId OfErasedKey(SourceRecordId record) => Of(5, record.Value);

    public static ReviewTaskId OfMatchKey(long key)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, key);
        return Of(6, new Guid(bytes, bigEndian: true));
    }

    private static ReviewTaskId Of(byte about, params ReadOnlySpan<Guid> ids)
    {
        var hash = new XxHash128();
        hash.Append([about]);
        foreach (var id in ids)
            hash.Append(id.ToByteArray(bigEndian: true));
        Span<byte> bytes = stackalloc byte[16];
        hash.GetCurrentHash(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new ReviewTaskId(new Guid(bytes, bigEndian: true));
    }
}
