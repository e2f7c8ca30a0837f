using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>Which groups of attributes stewards prefer a record's word for: a projection of the pins that stand.</summary>
internal static class Preferences
{
    /// <summary>The record with what the pins say of it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="pins">Pins that stand, of any records.</param>
    public static RecordState Of(RecordState record, IEnumerable<Pin> pins)
    {
        var pinned = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var pin in pins)
        {
            if (pin is { Rule: PinRules.Prefer, Group: { } group } && pin.Members.Any(member => member.Record == record.Id))
                pinned[group] = Math.Max(pin.Number, pinned.GetValueOrDefault(group));
        }
        return pinned.Count == 0 && record.Pinned.Count == 0 ? record : record with { Pinned = pinned };
    }
}
