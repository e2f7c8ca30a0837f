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

    /// <summary>
    /// How many passwords may wait to be hashed or be hashed at once; who comes then is asked to try again in a few seconds. A hash takes some tenth of a second of
    /// one core: 256 on two cores are about ten seconds.
    /// </summary>
    public int HashingPlaces { get; set; } = 256;

    /// <summary>True: whoever has a role at the hub signs in with two factors.</summary>
    public bool StaffSecondFactor { get; set; } = true;

    /// <summary>Days in which the owner of a deleted account may come back.</summary>
    public int ReactivationDays { get; set; } = 30;

    /// <summary>
    /// Address of a breached-password range service, for example <c>https://api.pwnedpasswords.com/range/</c>; null asks nobody. It learns five hexadecimal
    /// digits of a hash, never a password.
    /// </summary>
    public Uri? BreachRanges { get; set; }
}
