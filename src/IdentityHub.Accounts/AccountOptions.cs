namespace IdentityHub.Accounts;

/// <summary>The section <c>Hub:Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>Registrations from one network (/24 or /48) per hour before they are slowed.</summary>
    public int RegistrationsPerHour { get; set; } = 60;

    /// <summary>Memory of one password hash, in KiB. Tests lower it.</summary>
    public int HashMemoryKiB { get; set; } = 19 * 1024;

    /// <summary>Passes of one password hash.</summary>
    public int HashPasses { get; set; } = 2;

    /// <summary>True: whoever has a role at the hub signs in with two factors.</summary>
    public bool StaffSecondFactor { get; set; }
}
