namespace IdentityHub.Web.Administration;

/// <summary>What was typed into the form for a new source system.</summary>
/// <param name="Code">Its code in keys.</param>
/// <param name="Name">Its name.</param>
/// <param name="TrustRank">As typed.</param>
/// <param name="ContactPointsVerified">Whether its addresses count as verified.</param>
public sealed record TypedSource(string Code, string Name, string TrustRank, bool ContactPointsVerified)
{
    /// <summary>A blank form.</summary>
    public static TypedSource Blank { get; } = new("", "", "100", false);
}
