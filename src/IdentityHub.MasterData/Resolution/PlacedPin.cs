using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>A pin with the places of those of its records that are being resolved.</summary>
/// <param name="Pin">The pin.</param>
/// <param name="Places">Its records' places, ascending, with their side.</param>
internal sealed record PlacedPin(Pin Pin, IReadOnlyList<(int Place, bool Right, bool IsCentre)> Places)
{
    /// <summary>Whether it asks for unions.</summary>
    public bool Unites => Pin.Kind == PinKind.Always || Pin.Rule == PinRules.Split;

    /// <summary>
    /// The unions that a pin asks for: within each side around its centre, and (but for a split) between the centres. So a record that a later word sets apart from its own
    /// side's centre isn't drawn along by the other side's.
    /// </summary>
    public IEnumerable<(int Left, int Right)> Unions()
    {
        var left = Centre(right: false);
        var right = Centre(right: true);
        if (left is not null && right is not null && Pin.Kind == PinKind.Always)
            yield return (left.Value, right.Value);
        foreach (var (place, onRight, _) in Places)
        {
            var centre = onRight ? right!.Value : left!.Value;
            if (place != centre)
                yield return (centre, place);
        }
    }

    private int? Centre(bool right)
    {
        var side = Places.Where(member => member.Right == right).ToList();
        return side.Count == 0 ? null : side.OrderByDescending(member => member.IsCentre).First().Place;
    }
}
