using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>A pin with the places of those of its records that are being resolved.</summary>
/// <param name="Pin">The pin.</param>
/// <param name="Places">Its records' places, ascending, with their side.</param>
internal sealed record PlacedPin(Pin Pin, IReadOnlyList<(int Place, bool Right)> Places);
