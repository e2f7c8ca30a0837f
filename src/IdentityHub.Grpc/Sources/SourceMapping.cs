using System.Globalization;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.Protos.Source.V1;
using Authority = IdentityHub.MasterData.Survivorship.Authority;
using ImportMapping = IdentityHub.MasterData.Import.ImportMapping;
using SourceSystem = IdentityHub.MasterData.Sources.SourceSystem;
using SurvivorshipRule = IdentityHub.MasterData.Survivorship.SurvivorshipRule;
using WireAuthority = IdentityHub.Protos.Source.V1.Authority;
using WireMapping = IdentityHub.Protos.Source.V1.ImportMapping;
using WireKey = IdentityHub.Protos.Source.V1.UniqueKey;
using WireRule = IdentityHub.Protos.Source.V1.SurvivorshipRule;
using WireSystem = IdentityHub.Protos.Source.V1.SourceSystem;

namespace IdentityHub.Grpc.Sources;

/// <summary>Source systems and the authority matrix as the contract shows them. Enumerations have the same numbers on both sides (a test compares them).</summary>
internal static class SourceMapping
{
    public static string Etag(SourceSystem system) => system.Revision.ToString("x", CultureInfo.InvariantCulture);

    public static WireSystem ToWire(SourceSystem system)
    {
        var written = new WireSystem
        {
            Code = system.Code,
            Name = system.Name,
            TrustRank = system.TrustRank,
            ContactPointsVerified = system.ContactPointsVerified,
            Etag = Etag(system),
        };
        written.UniqueKeys.AddRange(system.UniqueKeys.Select(key => new WireKey { Attribute = key.Attribute, Namespace = key.Namespace, Exclusive = key.Exclusive }));
        return written;
    }

    public static WireMapping ToWire(string system, ImportMapping mapping)
    {
        var written = new WireMapping { System = system, Scope = mapping.Scope, Separator = mapping.Separator?.ToString() ?? "", Etag = mapping.Etag() };
        written.Columns.Add(mapping.Columns.ToDictionary());
        return written;
    }

    public static AttributeAuthority ToWire(GroupAuthority group)
    {
        var written = new AttributeAuthority { Group = group.Group };
        foreach (var (system, authority) in group.Systems.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            written.Systems.Add(new SystemAuthority { System = system, Authority = (WireAuthority)(int)authority });
        written.Rules.AddRange(group.Chain.Select(rule => (WireRule)(int)rule));
        return written;
    }

    public static GroupAuthority FromWire(AttributeAuthority written, int place)
    {
        var systems = new Dictionary<string, Authority>(StringComparer.Ordinal);
        foreach (var entry in written.Systems)
        {
            var authority = entry.Authority == WireAuthority.Unspecified ? Authority.Contributor : (Authority)(int)entry.Authority;
            if (!systems.TryAdd(entry.System, authority))
                throw Refusal.Invalid($"attributes[{place}].systems", "must name each system once").ToException();
        }
        return new GroupAuthority(written.Group, systems, [.. written.Rules.Select(rule => (SurvivorshipRule)(int)rule)]);
    }
}
