namespace IdentityHub.MasterData.Resolution;

/// <summary>A link between two nodes, by their places in the partition's order.</summary>
/// <param name="Left">The lower place.</param>
/// <param name="Right">The higher place.</param>
/// <param name="Verdict">Why.</param>
internal readonly record struct ResolvedLink(int Left, int Right, LinkVerdict Verdict);
