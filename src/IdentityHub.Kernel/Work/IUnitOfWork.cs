namespace IdentityHub.Kernel.Work;

/// <summary>
/// Runs a command as one transaction: facts, projections, outbox, audit and jobs commit together or not at all. Stores resolved from the same
/// dependency-injection scope take part, ASP.NET Identity's and OpenIddict's included. A unit of work within a unit of work joins it.
/// </summary>
/// <remarks>
/// The command is run again from the start, on an empty change tracker, when it throws <see cref="StaleRevisionException"/> or the database reports a
/// deadlock or serialisation failure; it must therefore have no effect outside the transaction. One lock order for all commands:
/// idempotency, stripes, parties, ledger, outbox.
/// <para>A command that returns a refused <see cref="Outcomes.Outcome{T}"/> is rolled back as well: a refusal changes nothing, and its request ids stay free. Within
/// another unit of work the outer command decides, by what it returns itself.</para>
/// </remarks>
public interface IUnitOfWork
{
    /// <summary>Runs the command and commits. Any exception and any refused outcome roll everything back.</summary>
    Task<T> ExecuteAsync<T>(Func<IWork, CancellationToken, Task<T>> command, CancellationToken cancellation);
}
