using IdentityHub.Grpc.Wire;
using IdentityHub.MasterData.Export;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.Protos.Party.V1;
using ExportedKey = IdentityHub.MasterData.Export.ExportedKey;
using ExportedLink = IdentityHub.MasterData.Export.ExportedLink;
using ExportedParty = IdentityHub.MasterData.Export.ExportedParty;
using ExportedVersion = IdentityHub.MasterData.Export.ExportedVersion;

namespace IdentityHub.Grpc.Parties;

/// <summary>What is exported, as the contract shows it.</summary>
internal static class ExportMapping
{
    public static void Add(IExported item, ExportResponse message)
    {
        switch (item)
        {
            case ExportedParty party:
                message.Parties.Add(Party(party));
                break;
            case ExportedKey key:
                message.Keys.Add(Key(key));
                break;
            case ExportedVersion version:
                message.Versions.Add(Version(version));
                break;
            case ExportedLink link:
                message.Links.Add(Link(link));
                break;
        }
    }

    private static Protos.Party.V1.ExportedParty Party(ExportedParty party)
    {
        var stands = party.MergedInto is null;
        var wire = new Party
        {
            Gpid = party.Id.ToString(),
            Revision = party.Revision,
            CreateTime = ToWire.Time(party.CreatedAt),
            UpdateTime = ToWire.Time(party.ChangedAt),
        };
        if (stands)
        {
            wire.Kind = PartyMapping.ToWire(party.Kind);
            wire.Etag = PartyView.EtagOf(party.Revision);
            wire.Profile = AttributesMapping.ToWire(KeptForm.ReadProfile(party.Profile));
        }
        return new Protos.Party.V1.ExportedParty { Party = wire, MergedIntoGpid = party.MergedInto?.ToString() ?? "" };
    }

    private static Protos.Party.V1.ExportedKey Key(ExportedKey key) => new()
    {
        Key = ToWire.Key(key.Key),
        RecordId = key.Record.ToString(),
        Gpid = key.Party.ToString(),
        Deleted = key.Deleted,
        LinkTime = ToWire.Time(key.LinkedAt),
    };

    private static Protos.Party.V1.ExportedVersion Version(ExportedVersion version)
    {
        var wire = new Protos.Party.V1.ExportedVersion
        {
            Key = ToWire.Key(version.Key),
            RecordId = version.Record.ToString(),
            Number = version.Number,
            Present = version.Present,
            Deleted = version.Deleted,
            Kind = PartyMapping.ToWire(version.Kind),
            ReceiveTime = ToWire.Time(version.At),
        };
        if (!version.Deleted)
            wire.Attributes = AttributesMapping.ToWire(KeptForm.ReadContent(version.Content));
        if (version.SourceTime is { } time)
            wire.SourceTime = ToWire.Time(time);
        if (version.SourceVersion is { } number)
            wire.SourceVersion = number;
        return wire;
    }

    private static Protos.Party.V1.ExportedLink Link(ExportedLink link)
    {
        var wire = new Protos.Party.V1.ExportedLink
        {
            RecordId = link.Record.ToString(),
            Gpid = link.Party.ToString(),
            Rule = link.Rule,
            ModelVersion = link.Model,
            DecisionId = link.Decision?.ToString() ?? "",
            DecideTime = ToWire.Time(link.At),
        };
        if (link.Weight is { } weight)
            wire.Weight = weight;
        return wire;
    }
}
