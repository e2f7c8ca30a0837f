namespace IdentityHub.Kernel.Auditing;

/// <summary>Where the request that is being served came from, for audit entries that don't say it themselves.</summary>
public interface IAuditOrigin
{
    /// <summary>The address as text, or null when nothing from outside is being served (jobs, the command line).</summary>
    string? RemoteAddress { get; }
}
