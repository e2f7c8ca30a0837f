namespace IdentityHub.OpenId;

/// <summary>Roles of people at the hub.</summary>
public static class HubRoles
{
    /// <summary>Decides what the matcher can't.</summary>
    public const string Steward = "steward";

    /// <summary>A steward who may also decide for others.</summary>
    public const string LeadSteward = "lead-steward";

    /// <summary>Handles data-subject requests and retention.</summary>
    public const string PrivacyOfficer = "privacy-officer";

    /// <summary>A service agent.</summary>
    public const string Agent = "agent";

    /// <summary>Manages clients, sources and accounts.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads the audit trail.</summary>
    public const string Auditor = "auditor";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Steward, LeadSteward, PrivacyOfficer, Agent, Administrator, Auditor];
}
