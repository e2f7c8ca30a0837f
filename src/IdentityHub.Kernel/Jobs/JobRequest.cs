namespace IdentityHub.Kernel.Jobs;

/// <summary>Background work to be done once at least; its handler is idempotent.</summary>
/// <param name="Kind">Which <see cref="IJobHandler"/> does it.</param>
/// <param name="Payload">The handler's own input, as UTF-8 JSON, without secrets.</param>
/// <param name="NotBefore">Earliest start; null for at once.</param>
public sealed record JobRequest(string Kind, ReadOnlyMemory<byte> Payload, DateTimeOffset? NotBefore = null);
