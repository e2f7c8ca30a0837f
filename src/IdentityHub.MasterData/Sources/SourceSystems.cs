using IdentityHub.MasterData.Resolution;
using System.Text.Json;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Loading;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Sources;

/// <summary>The register of source systems. The hub's own (<see cref="SourceSystem.HubCode"/>, <see cref="SourceSystem.HubConsentCode"/>) are always there.</summary>
public sealed class SourceSystems(IMasterDataStore store, ISurvivorshipStore rules, IUnitOfWork unitOfWork, SourceSystemCache cache, IImportStore? runs = null)
{
    private static readonly SourceSystem Hub = new(SourceSystem.HubCode, "IdentityHub", 50);
    private static readonly SourceSystem HubSteward = new(SourceSystem.HubStewardCode, "IdentityHub, stewards", 1000);
    private static readonly SourceSystem HubConsent = new(SourceSystem.HubConsentCode, "IdentityHub, consent", 1000);

    /// <summary>Registers a system or changes it; after a change of trust all golden profiles, and after one of unique keys or proof all parties, follow in the background. <c>INVALID_ARGUMENT</c>; <c>ETAG_STALE</c> when <see cref="SourceSystem.Revision"/> is neither 0 nor the present one.</summary>
    public async Task<Outcome<SourceSystem>> RegisterAsync(SourceSystem system, Actor actor, CancellationToken cancellation)
    {
        var violations = Check(system);
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        var outcome = await unitOfWork.ExecuteAsync<Outcome<SourceSystem>>(async (work, token) =>
        {
            var present = (await store.ReadSystemsAsync(token)).FirstOrDefault(known => known.Code == system.Code);
            if (system.Revision != 0 && system.Revision != (present?.Revision ?? 0))
                return Refusal.StaleEtag;
            var stored = system with { Revision = (present?.Revision ?? 0) + 1 };
            await store.SaveSystemAsync(stored, token);
            if (present is not null && (present.TrustRank, present.ContactPointsVerified) != (stored.TrustRank, stored.ContactPointsVerified))
                work.Enqueue(ProfileRenewalJob.Request());
            // What identifies a record, and what proves a contact point, decides who is who.
            if (present is not null && (present.ContactPointsVerified != stored.ContactPointsVerified || !present.UniqueKeys.SequenceEqual(stored.UniqueKeys)))
                work.Enqueue(RematchJob.Request());
            work.Audit(new AuditEntry(present is null ? "source-system.register" : "source-system.change", actor, system.Code));
            return stored;
        }, cancellation);
        cache.Forget();
        return outcome;
    }

    /// <summary>All systems, by code. Cached for half a second.</summary>
    public async Task<IReadOnlyList<SourceSystem>> ListAsync(CancellationToken cancellation) =>
        [.. (await AllAsync(cancellation)).Values.OrderBy(system => system.Code, StringComparer.Ordinal)];

    /// <summary>One system; null when it isn't registered. Cached for half a second.</summary>
    public async Task<SourceSystem?> FindAsync(string code, CancellationToken cancellation) => (await AllAsync(cancellation)).GetValueOrDefault(code);

    /// <summary>One system as it is stored now, for who means to change it; null when it isn't registered.</summary>
    public async Task<SourceSystem?> ReadAsync(string code, CancellationToken cancellation)
    {
        cache.Forget();
        return await FindAsync(code, cancellation);
    }

    /// <summary>All systems, and the rules by which their values survive. Cached for half a second.</summary>
    internal async Task<SourceCatalog> AllAsync(CancellationToken cancellation)
    {
        if (cache.Find() is { } known)
            return known;
        var asked = cache.Age;
        var systems = (await store.ReadSystemsAsync(cancellation)).ToDictionary(system => system.Code, StringComparer.Ordinal);
        systems.TryAdd(Hub.Code, Hub);
        systems.TryAdd(HubConsent.Code, HubConsent);
        systems.TryAdd(HubSteward.Code, HubSteward);
        var catalog = new SourceCatalog(systems, await rules.ReadAsync(cancellation) is { } stored ? stored.Rules : SurvivorshipRules.Default, await IsLoadingAsync(cancellation));
        cache.Keep(catalog, asked);
        return catalog;
    }

    private async Task<bool> IsLoadingAsync(CancellationToken cancellation) =>
        runs is not null && await runs.FindAsync(LoadCheckpoint.Key, cancellation) is { } kept && JsonSerializer.Deserialize(kept, MasterDataJson.Default.LoadCheckpoint) is { Report: null };

    /// <summary>Has the next read see what was just changed.</summary>
    internal void Forget() => cache.Forget();

    private static List<FieldViolation> Check(SourceSystem system)
    {
        var violations = new List<FieldViolation>();
        if (system.Code.Length is 0 or > Kernel.Ids.SourceKey.MaximumSystemLength || !char.IsAsciiLetterLower(system.Code[0])
            || system.Code.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_')))
            violations.Add(new FieldViolation("code", "must be 1 to 64 of a–z, 0–9, '-', '_', beginning with a letter"));
        if (system.Name.Length is 0 or > 200 || !RecordRules.IsClean(system.Name))
            violations.Add(new FieldViolation("name", "must be 1 to 200 characters"));
        if (system.TrustRank is < 1 or > 1000)
            violations.Add(new FieldViolation("trust_rank", "must be 1 to 1,000"));
        if (system.Code == SourceSystem.HubCode && system.ContactPointsVerified)
            violations.Add(new FieldViolation("contact_points_verified", "doesn't apply to the hub's own records"));
        if (system.UniqueKeys.Count > 20 || system.UniqueKeys.Any(key => key.Attribute.Length is 0 or > 64 || key.Namespace.Length is 0 or > 64
            || !RecordRules.IsClean(key.Attribute) || !RecordRules.IsClean(key.Namespace)))
            violations.Add(new FieldViolation("unique_keys", "must be at most 20, each with an attribute and a namespace of 1 to 64 characters"));
        return violations;
    }
}
