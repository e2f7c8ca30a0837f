using IdentityHub.Kernel.Work;

namespace IdentityHub.Kernel.Feed;

/// <summary>
/// Work over what was committed that only one node at a time may do: giving positions, sealing the ledger. Registered scoped
/// (<c>AddScoped&lt;ISequencedStep, …&gt;()</c>); the sequencer runs each step within a unit of work in which it has checked the fencing token of its lease, so
/// that a node which was paused and overtaken writes nothing.
/// </summary>
public interface ISequencedStep
{
    /// <summary>For logs and metrics.</summary>
    string Name { get; }

    /// <summary>Whether something waits. Asked outside a transaction, several times a second: a look at the edge of an index.</summary>
    Task<bool> IsNeededAsync(CancellationToken cancellation);

    /// <summary>Does one batch; is asked again at once while more waits.</summary>
    /// <param name="work">The fenced unit of work; a step that publishes is heard of in the next round.</param>
    /// <param name="cancellation">Set when the node stops.</param>
    Task RunAsync(IWork work, CancellationToken cancellation);
}
