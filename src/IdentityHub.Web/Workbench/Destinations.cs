using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.Web.Workbench;

/// <summary>Where the source keys of a preview would answer.</summary>
internal static class Destinations
{
    /// <summary>The keys that would answer with a party.</summary>
    /// <param name="party">The party.</param>
    /// <param name="homes">Records with the parties that they belong to now.</param>
    /// <param name="moved">Those that would go elsewhere.</param>
    public static IReadOnlyList<SourceKey> Of(GlobalPartyId party, IEnumerable<(GlobalPartyId Home, SourceRecordView Record)> homes, IEnumerable<MovedRecord> moved)
    {
        var destinations = moved.ToDictionary(one => one.Record, one => one.To);
        return [.. homes.Where(one => !one.Record.Deleted && destinations.GetValueOrDefault(one.Record.Record, one.Home) == party).Select(one => one.Record.Key)];
    }
}
