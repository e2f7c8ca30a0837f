using System.Buffers.Binary;
using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;

namespace IdentityHub.MasterData.Resolution;

/// <summary>The locks of a command: two commands that could make one record or one person twice have one in common.</summary>
internal static class Stripes
{
    /// <summary>A batch has thousands of match keys, and engines keep a few thousand locks for all: they share this many stripes, a power of two.</summary>
    private const int MostForMatchKeys = 1024;

    /// <summary>Of source keys and match keys.</summary>
    public static IReadOnlyCollection<LockStripe> Of(IEnumerable<SourceKey> sourceKeys, IEnumerable<long> matchKeys)
    {
        var stripes = new SortedSet<LockStripe>();
        foreach (var key in sourceKeys)
            stripes.Add(LockStripe.Of(Encoding.UTF8.GetBytes($"k\0{key.System}\0{key.Scope}\0{key.Key}")));
        Span<byte> bytes = stackalloc byte[8];
        foreach (var key in matchKeys)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, key & (MostForMatchKeys - 1));
            stripes.Add(LockStripe.Of(bytes));
        }
        return stripes;
    }

    /// <summary>Of parties, for decisions about parties as such.</summary>
    public static IReadOnlyCollection<LockStripe> Of(IEnumerable<GlobalPartyId> parties) =>
        new SortedSet<LockStripe>(parties.Select(party => LockStripe.Of(party.Value.ToByteArray(bigEndian: true))));
}
