using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Clients;

namespace IdentityHub.OpenId.Subjects;

/// <summary>For hosts that call nobody (the command line): such clients are registered where their list can be fetched.</summary>
internal sealed class NoSectorList : ISectorList
{
    public Task<FieldViolation?> CheckAsync(ClientDefinition client, CancellationToken cancellation) => Task.FromResult(client.SectorIdentifierUri is null
        ? null
        : new FieldViolation("sector_identifier_uri", "Register this client in the administration of a node, which can fetch its list."));
}
