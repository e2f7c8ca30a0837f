using IdentityHub.Grpc.Wire;
using IdentityHub.MasterData.Parties;
using IdentityHub.Protos.Party.V1;
using AttributeLineage = IdentityHub.MasterData.Parties.AttributeLineage;
using WireLineage = IdentityHub.Protos.Party.V1.AttributeLineage;
using WireKind = IdentityHub.Protos.Common.V1.PartyKind;

namespace IdentityHub.Grpc.Parties;

/// <summary>Parties as the contract shows them.</summary>
internal static class PartyMapping
{
    public static Party ToWire(PartyView view)
    {
        var party = new Party
        {
            Gpid = view.Id.ToString(),
            Kind = ToWire(view.Kind),
            Profile = AttributesMapping.ToWire(view.Profile),
            Revision = view.Revision,
            Etag = view.Etag,
            CreateTime = Wire.ToWire.Time(view.CreatedAt),
            UpdateTime = Wire.ToWire.Time(view.ChangedAt),
        };
        foreach (var absorbed in view.RedirectedFrom)
            party.AbsorbedGpids.Add(absorbed.ToString());
        return party;
    }

    public static WireLineage ToWire(AttributeLineage origin) => new()
    {
        Attribute = origin.Attribute,
        Value = origin.Value,
        SourceKey = Wire.ToWire.Key(origin.Key),
        RecordId = origin.Record.ToString(),
        Rule = origin.Rule,
    };

    public static WireKind ToWire(PartyKind kind) => kind switch
    {
        PartyKind.Person => WireKind.Person,
        PartyKind.Organisation => WireKind.Organisation,
        PartyKind.Household => WireKind.Household,
        _ => WireKind.Unspecified,
    };
}
