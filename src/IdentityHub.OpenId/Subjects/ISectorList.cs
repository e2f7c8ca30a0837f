using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Clients;

namespace IdentityHub.OpenId.Subjects;

/// <summary>Checks that a client belongs to the sector whose identifiers it wants to share (Core §8.1).</summary>
public interface ISectorList
{
    /// <summary>What is wrong; null when nothing is.</summary>
    Task<FieldViolation?> CheckAsync(ClientDefinition client, CancellationToken cancellation);
}
