using System.IO.Hashing;
using System.Text;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>The number under which a source key is found: one narrow index on every engine; the key itself is compared afterwards, byte by byte.</summary>
internal static class KeyHashes
{
    public static long Of(SourceKey key) =>
        unchecked((long)XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{key.System}\0{key.Scope}\0{key.Key}")));
}
