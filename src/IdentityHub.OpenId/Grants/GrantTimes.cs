namespace IdentityHub.OpenId.Grants;

/// <summary>How long what is granted lives, and is remembered.</summary>
public static class GrantTimes
{
    /// <summary>A family of refresh tokens ends at this age, however often it was refreshed.</summary>
    public static readonly TimeSpan FamilyAge = TimeSpan.FromDays(90);

    /// <summary>No signed access token lives longer, whatever a client's policy says: so long a family's end is told to those who check signatures.</summary>
    public static readonly TimeSpan LongestAccessToken = TimeSpan.FromHours(1);

    /// <summary>How much longer than they live rows are kept, for clocks that differ.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromHours(1);
}
