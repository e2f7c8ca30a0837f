using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace IdentityHub.Matching.Records;

/// <summary>Asks the processor to fetch what will soon be read at random; elsewhere than on x86 it does nothing.</summary>
internal static class Memory
{
    /// <summary>Numbers of 32 bits in a cache line.</summary>
    public const int LineInts = 16;

    /// <summary>Fetches the cache line of an array's element. The reference is only a hint: the collector may move the array meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }
}
