using IdentityHub.Kernel.Work;

namespace IdentityHub.Kernel.Erasure;

/// <summary>
/// Port: a class of personal data, implemented where the data are kept and registered scoped (<c>AddScoped&lt;IErasable, …&gt;()</c>), in the order in which an erasure
/// goes through them. Whoever adds a table, file, cache or queue with personal data adds its class.
/// </summary>
public interface IErasable
{
    /// <summary>The class.</summary>
    DataClass Class { get; }

    /// <summary>How many rows of the person there are, for a preview.</summary>
    Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation);

    /// <summary>
    /// Does one slice within the unit of work, which also keeps how far it got. Idempotent: after a restore from a backup it is done again on what came back.
    /// </summary>
    /// <param name="work">The unit of work; a slice takes locks at most once.</param>
    /// <param name="order">Whose data, and what to do with them.</param>
    /// <param name="progress">What the slice before returned; empty for the first.</param>
    /// <param name="cancellation">Set when the node stops.</param>
    Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation);
}
