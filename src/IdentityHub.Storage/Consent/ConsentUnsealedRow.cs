using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Consent;

/// <summary>An event that is committed and not yet in the chain. Kept beside the event, because events are never changed.</summary>
internal sealed class ConsentUnsealedRow
{
    public long Id { get; init; }

    public ConsentEventId EventId { get; init; }
}
