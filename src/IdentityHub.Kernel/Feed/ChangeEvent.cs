using IdentityHub.Kernel.Ids;

namespace IdentityHub.Kernel.Feed;

/// <summary>One change, as a command publishes it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Party">The party it happened to.</param>
/// <param name="SourceSystem">The source system concerned, for filtering; null when none in particular.</param>
/// <param name="Payload">The module's own record of the change, as UTF-8 JSON; empty when the kind says all.</param>
public sealed record ChangeEvent(ChangeKind Kind, GlobalPartyId Party, string? SourceSystem, ReadOnlyMemory<byte> Payload);
