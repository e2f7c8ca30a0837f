namespace IdentityHub.Matching.Features;

/// <summary>For one column: where its values go in a row, and for each raw value what goes there.</summary>
/// <param name="RawCodes">For each record the raw value's number, or -1.</param>
/// <param name="Places">Places in the row.</param>
/// <param name="Values">For each place, by raw value: the normalised value's number, or -1.</param>
internal sealed record ColumnCodes(int[] RawCodes, int[] Places, int[][] Values);
