namespace IdentityHub.Matching.Model;

/// <summary>How common the values of one attribute are. Agreement on a rare value weighs more than on a common one.</summary>
/// <param name="RestShare">Share of a value that isn't listed.</param>
/// <param name="Hashed">Whether values are listed by their 64-bit hash (contact points and identifiers) instead of their text.</param>
/// <param name="Shares">Share of each listed value among all values, in (0, 1].</param>
/// <param name="Generic">Values shared by implausibly many different people: no key, no weight.</param>
public sealed record FrequencyTable(
    double RestShare, bool Hashed, IReadOnlyDictionary<string, double> Shares, IReadOnlyCollection<string> Generic);
