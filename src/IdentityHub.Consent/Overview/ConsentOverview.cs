using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Overview;

/// <summary>What a person has consented to, for their own account page.</summary>
public sealed class ConsentOverview
{
    /// <summary>Every purpose and channel with its state for the whole person, and the history of the caller's own record. Empty when the record is unknown.</summary>
    /// <param name="own">The record of the signed-in person's account.</param>
    /// <param name="contactPoints">The contact points whose ownership the person has proved: the state is shown for these.</param>
    /// <param name="locale">Language of the purposes' texts, BCP 47; null for English.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<PurposeOverview>> DescribeAsync(
        SourceRecordId own, IReadOnlyList<ContactPoint> contactPoints, string? locale, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PurposeOverview>>([]);
}
