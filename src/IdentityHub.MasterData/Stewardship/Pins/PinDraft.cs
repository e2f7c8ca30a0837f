using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>A steward's word while it is decided.</summary>
/// <param name="Place">What is known.</param>
/// <param name="Standing">The standing parties named, in the order named.</param>
/// <param name="Batch">Writes what the steward says as a record.</param>
/// <param name="Command">What that record would say; null for none.</param>
/// <param name="NewId">Makes a decision's id.</param>
internal sealed record PinDraft(Neighbourhood Place, IReadOnlyList<GlobalPartyId> Standing, IntakeBatch Batch, CheckedCommand? Command, Func<MergeId> NewId)
{
    private long number;

    /// <summary>The decisions' pins; one without records sets none.</summary>
    public List<Pin> Pins { get; } = [];

    /// <summary>Pins that no longer stand.</summary>
    public List<MergeId> Dropped { get; } = [];

    /// <summary>Which decision takes which one back.</summary>
    public Dictionary<MergeId, MergeId> Undoes { get; } = [];

    /// <summary>Records whose parties have to be made anew.</summary>
    public HashSet<SourceRecordId> Touched { get; } = [];

    /// <summary>Records whose parties the receipt shows.</summary>
    public HashSet<SourceRecordId> Named { get; } = [];

    /// <summary>What the audit calls it.</summary>
    public string Action { get; set; } = "pin.set";

    /// <summary>The decision that stands for all.</summary>
    public MergeId Decision => Pins[0].Id;

    /// <summary>The party that was named first.</summary>
    public GlobalPartyId Party => Standing[0];

    /// <summary>Whether a party changed since the caller read it.</summary>
    public bool IsStale(string? etag) => etag is not null && etag != PartyView.EtagOf(Place.Parties[Party].Revision);

    /// <summary>Adds a pin.</summary>
    public Pin Add(PinKind kind, string rule, IReadOnlyList<PinMember> members, string? group = null, MergeId? undoes = null)
    {
        number = Math.Max(number + 1, Place.NextPinNumber());
        var pin = new Pin(NewId(), number, kind, rule, null, members) { Group = group };
        Pins.Add(pin);
        if (undoes is { } undone)
        {
            Undoes[pin.Id] = undone;
            Drop(undone);
        }
        if (members.Count > 0)
            Place.Pins[pin.Id] = pin;
        Named.UnionWith(members.Select(member => member.Record));
        return pin;
    }

    /// <summary>Takes a pin away.</summary>
    public void Drop(MergeId pin)
    {
        Dropped.Add(pin);
        Place.Pins.Remove(pin);
    }

    /// <summary>Brings a record's preferences up to date with the pins.</summary>
    public void Renew(SourceRecordId record)
    {
        Place.Put(Preferences.Of(Place.Now[record], Place.Pins.Values));
        Touched.Add(record);
    }
}
