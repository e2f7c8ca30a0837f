using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Sources;

/// <summary>The register of source systems.</summary>
public sealed class SourceSystems
{
    /// <summary>Registers a system or changes it. <c>INVALID_ARGUMENT</c>; <c>ETAG_STALE</c> when <see cref="SourceSystem.Revision"/> is neither 0 nor the present one.</summary>
    public Task<Outcome<SourceSystem>> RegisterAsync(SourceSystem system, Actor actor, CancellationToken cancellation) => throw new NotSupportedException("On its way.");

    /// <summary>All systems, by code. Cached for half a second.</summary>
    public Task<IReadOnlyList<SourceSystem>> ListAsync(CancellationToken cancellation) => throw new NotSupportedException("On its way.");

    /// <summary>One system; null when it isn't registered. Cached for half a second.</summary>
    public Task<SourceSystem?> FindAsync(string code, CancellationToken cancellation) => throw new NotSupportedException("On its way.");
}
