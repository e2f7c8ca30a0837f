namespace IdentityHub.Accounts.SigningIn;

/// <summary>How often something may be tried.</summary>
/// <param name="Network">From one network, at whatever account.</param>
/// <param name="AtNetwork">At one account from one network.</param>
/// <param name="Anywhere">At one account from anywhere.</param>
/// <param name="OnKnownDevice">At one account in a browser in which it signed in before.</param>
public sealed record AttemptRules(ThrottleRule Network, ThrottleRule AtNetwork, ThrottleRule Anywhere, ThrottleRule OnKnownDevice)
{
    /// <summary>Passwords.</summary>
    public static AttemptRules Passwords { get; } = new(ThrottleRule.Network, ThrottleRule.AccountAtNetwork, ThrottleRule.AccountAnywhere, ThrottleRule.KnownDevice);

    /// <summary>
    /// One-time codes of six digits, three of which are good at a time: who has the password guesses at most some 300 a day from everywhere together, which
    /// finds one in a thousand days; the person in their own browser isn't slowed by that.
    /// </summary>
    public static AttemptRules Codes { get; } = new(new(100, TimeSpan.FromMinutes(15)), new(5, TimeSpan.FromMinutes(15)), new(10, TimeSpan.FromMinutes(5)), new(10, TimeSpan.FromMinutes(15)));

    /// <summary>Mails that anybody may ask for (links, resets): enough for a person whose mail is slow, too few to flood an inbox.</summary>
    public static AttemptRules Mails { get; } = new(new(40, TimeSpan.FromMinutes(15)), new(3, TimeSpan.FromMinutes(15)), new(8, TimeSpan.FromMinutes(5)), new(4, TimeSpan.FromMinutes(15)));
}
