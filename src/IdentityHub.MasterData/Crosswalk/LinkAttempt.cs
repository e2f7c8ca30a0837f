using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Crosswalk;

/// <summary>A link or an unlink while it is decided.</summary>
/// <param name="Place">What is known.</param>
/// <param name="Batch">Writes the key's record.</param>
/// <param name="Stub">A record without content for the key.</param>
/// <param name="Party">The standing party concerned.</param>
/// <param name="Id">The decision's id.</param>
internal sealed record LinkAttempt(Neighbourhood Place, IntakeBatch Batch, CheckedCommand Stub, GlobalPartyId Party, MergeId Id)
{
    /// <summary>The pin decided on; null when nothing has to change.</summary>
    public Pin? Pin { get; private set; }

    /// <summary>Pins that no longer stand.</summary>
    public List<Pin> Dropped { get; } = [];

    public void Set(Pin pin)
    {
        Pin = pin;
        Place.Pins[pin.Id] = pin;
    }

    public void Drop(Pin pin)
    {
        Dropped.Add(pin);
        Place.Pins.Remove(pin.Id);
    }
}
