using System.Globalization;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>Which source system masters which attribute, and by which rules values survive. Configuration: the same attribute may be mastered differently per deployment.</summary>
public sealed class AuthorityMatrix(IMasterDataStore store, ISurvivorshipStore rules, SourceSystems sources, IUnitOfWork unitOfWork)
{
    private const int MostGroups = 100;

    /// <summary>Every group: the common ones in the order of the profile, then those of which something was said. With the etag for a change.</summary>
    public async Task<(IReadOnlyList<GroupAuthority> Groups, string Etag)> ReadAsync(CancellationToken cancellation) =>
        Matrix(await store.ReadSystemsAsync(cancellation), await rules.ReadAsync(cancellation));

    /// <summary>
    /// Replaces the rows of the named groups; others stay. All golden profiles follow in the background. <c>INVALID_ARGUMENT</c>, <c>SOURCE_SYSTEM_UNKNOWN</c>,
    /// <c>ETAG_STALE</c>.
    /// </summary>
    public async Task<Outcome<(IReadOnlyList<GroupAuthority> Groups, string Etag)>> UpdateAsync(
        IReadOnlyList<GroupAuthority> groups, string? etag, Actor actor, CancellationToken cancellation)
    {
        if (Check(groups) is { Count: > 0 } violations)
            return Refusal.Invalid(violations);
        var outcome = await unitOfWork.ExecuteAsync<Outcome<(IReadOnlyList<GroupAuthority>, string)>>(async (work, token) =>
        {
            var systems = await store.ReadSystemsAsync(token);
            var stored = await rules.ReadAsync(token);
            if (etag is not null && etag != Matrix(systems, stored).Etag)
                return Refusal.StaleEtag;
            if (groups.SelectMany(group => group.Systems.Keys).Except(systems.Select(system => system.Code)).Any())
                return new Refusal(RefusalKind.FailedPrecondition, "SOURCE_SYSTEM_UNKNOWN", "No source system is registered under one of the codes.");

            var changed = systems.Select(system => (Old: system, New: With(system, groups))).Where(system => !Same(system.Old.Authorities, system.New.Authorities)).ToList();
            foreach (var (_, system) in changed)
                await store.SaveSystemAsync(system with { Revision = system.Revision + 1 }, token);
            var revision = (stored?.Revision ?? 0) + 1;
            await rules.SaveAsync(With(stored?.Rules ?? SurvivorshipRules.Default, groups), revision, token);
            work.Audit(new AuditEntry("authority-matrix.change", actor, null, string.Join(", ", groups.Select(group => group.Group))));
            work.Enqueue(ProfileRenewalJob.Request());
            return Matrix(await store.ReadSystemsAsync(token), await rules.ReadAsync(token));
        }, cancellation);
        sources.Forget();
        return outcome;
    }

    private static (IReadOnlyList<GroupAuthority> Groups, string Etag) Matrix(IReadOnlyList<SourceSystem> systems, (SurvivorshipRules Rules, long Revision)? stored)
    {
        var chains = stored?.Rules.Chains ?? SurvivorshipRules.Default.Chains;
        var groups = AttributeGroups.Common
            .Union(systems.SelectMany(system => system.Authorities.Keys).Union(chains.Keys).Except(AttributeGroups.Common).Order(StringComparer.Ordinal))
            .Select(group => new GroupAuthority(
                group,
                systems.Where(system => system.Authorities.ContainsKey(group)).ToDictionary(system => system.Code, system => system.AuthorityOver(group), StringComparer.Ordinal),
                chains.GetValueOrDefault(group) ?? []))
            .ToList();
        // Of every revision behind it: a system's change is a change of the matrix.
        var etag = systems.Sum(system => system.Revision) + (stored?.Revision ?? 0);
        return (groups, etag.ToString("x", CultureInfo.InvariantCulture));
    }

    private static SourceSystem With(SourceSystem system, IReadOnlyList<GroupAuthority> groups)
    {
        var authorities = new Dictionary<string, Authority>(system.Authorities, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (group.Systems.TryGetValue(system.Code, out var authority) && authority != Authority.Contributor)
                authorities[group.Group] = authority;
            else
                authorities.Remove(group.Group);
        }
        return system with { Authorities = authorities };
    }

    private static SurvivorshipRules With(SurvivorshipRules rules, IReadOnlyList<GroupAuthority> groups)
    {
        var chains = new Dictionary<string, IReadOnlyList<SurvivorshipRule>>(rules.Chains, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (group.Chain.Count == 0)
                chains.Remove(group.Group);
            else
                chains[group.Group] = group.Chain;
        }
        return new SurvivorshipRules(chains);
    }

    private static bool Same(IReadOnlyDictionary<string, Authority> left, IReadOnlyDictionary<string, Authority> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var other) && other == entry.Value);

    private static List<FieldViolation> Check(IReadOnlyList<GroupAuthority> groups)
    {
        var violations = new List<FieldViolation>();
        if (groups.Count is 0 or > MostGroups)
            violations.Add(new FieldViolation("attributes", "must be 1 to 100"));
        for (var i = 0; i < groups.Count && i < MostGroups; i++)
        {
            if (!AttributeGroups.IsKnown(groups[i].Group))
                violations.Add(new FieldViolation($"attributes[{i}].group", "names no group of attributes"));
            else if (groups.Take(i).Any(other => other.Group == groups[i].Group))
                violations.Add(new FieldViolation($"attributes[{i}].group", "is named twice"));
            if (groups[i].Systems.Values.Any(authority => !Enum.IsDefined(authority)))
                violations.Add(new FieldViolation($"attributes[{i}].systems", "must say master, certified copy, contributor or none"));
            if (groups[i].Chain.Any(rule => !Enum.IsDefined(rule)) || groups[i].Chain.Distinct().Count() != groups[i].Chain.Count)
                violations.Add(new FieldViolation($"attributes[{i}].rules", "must name known rules, each once"));
            if (groups[i].Systems.Count(system => system.Value == Authority.Master) > 1)
                violations.Add(new FieldViolation($"attributes[{i}].systems", "must name one master at most"));
        }
        return violations;
    }
}
