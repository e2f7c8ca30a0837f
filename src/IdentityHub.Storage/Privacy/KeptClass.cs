using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Storage.Privacy;

/// <summary>A class that an erasure leaves as it is, and why: the preview and the certificate name it.</summary>
internal abstract class KeptClass(string code, string why) : IErasable
{
    public DataClass Class { get; } = new(code, ErasureTreatment.Keep, why);

    /// <summary>Not counted: rows of these classes are found by what they hash, not by whom they are about.</summary>
    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation) => Task.FromResult(0L);

    public Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation) => Task.FromResult(ErasureSlice.Done(0));
}
