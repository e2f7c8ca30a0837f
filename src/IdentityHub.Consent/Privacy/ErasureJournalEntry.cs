using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Privacy;

/// <summary>One erasure as the journal has it: enough to do it again on a database that was restored from before. Ids and keyed hashes only.</summary>
/// <param name="Request">The request.</param>
/// <param name="At">When it began.</param>
/// <param name="Subject">Whose data.</param>
/// <param name="Treatments">What is done with each class.</param>
/// <param name="KeptUntil">See <see cref="PrivacyRequest.KeptUntil"/>.</param>
public sealed record ErasureJournalEntry(
    PrivacyRequestId Request, DateTimeOffset At, ErasureSubject Subject, IReadOnlyDictionary<string, ErasureTreatment> Treatments, DateTimeOffset? KeptUntil)
{
    /// <summary>The erased source keys, by their keyed hashes: after a restore of a backup that is older than a record, its key still asks a person.</summary>
    public IReadOnlyList<ErasedSource> Sources { get; init; } = [];

    /// <summary>The suppressed contact points, by their keyed hashes (32 hexadecimal digits each).</summary>
    public IReadOnlyList<string> Suppressed { get; init; } = [];
}
