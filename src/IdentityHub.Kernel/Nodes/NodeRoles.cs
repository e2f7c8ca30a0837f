namespace IdentityHub.Kernel.Nodes;

/// <summary>What one node does; a deployment may run all of it in one process or start nodes with some roles only.</summary>
[Flags]
public enum NodeRoles
{
    /// <summary>Nothing: not a valid node.</summary>
    None = 0,

    /// <summary>Serves pages and OAuth 2.0 / OpenID Connect.</summary>
    Web = 1,

    /// <summary>Serves the gRPC API.</summary>
    Grpc = 2,

    /// <summary>Runs jobs and competes for the sequencer's lease.</summary>
    Worker = 4,

    /// <summary>Everything; the default.</summary>
    All = Web | Grpc | Worker,
}
