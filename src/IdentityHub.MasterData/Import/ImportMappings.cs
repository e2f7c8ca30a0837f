using System.Text;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Import;

/// <summary>Keeps, per source system, how its files are read.</summary>
public sealed class ImportMappings(IImportStore store, SourceSystems sources, IUnitOfWork unitOfWork)
{
    private const int MostColumns = 1000;

    /// <summary>What is kept of a system; null when nothing is.</summary>
    public async Task<ImportMapping?> FindAsync(string system, CancellationToken cancellation) =>
        await store.FindMappingAsync(system, cancellation) is { } kept ? JsonSerializer.Deserialize(kept, MasterDataJson.Default.ImportMapping) : null;

    /// <summary>The options of an import as they were given, completed by what is kept of its system.</summary>
    public async Task<ImportOptions> CompleteAsync(ImportOptions given, CancellationToken cancellation) => await FindAsync(given.System, cancellation) is not { } kept ? given : given with
    {
        Scope = given.Scope.Length > 0 ? given.Scope : kept.Scope,
        Columns = given.Columns.Count > 0 ? given.Columns : kept.Columns,
        Separator = given.Separator ?? kept.Separator,
    };

    /// <summary>Keeps it, instead of what was kept. <c>SOURCE_SYSTEM_UNKNOWN</c>; <c>INVALID_ARGUMENT</c> for a field that doesn't exist; <c>ETAG_STALE</c>.</summary>
    /// <param name="system">The system's code.</param>
    /// <param name="mapping">How its files are read.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <param name="etag">Of what is to be replaced; null for whatever it is.</param>
    public async Task<Outcome<ImportMapping>> SaveAsync(string system, ImportMapping mapping, Actor actor, CancellationToken cancellation, string? etag = null)
    {
        if (mapping.Columns.Count > MostColumns)
            return Refusal.Invalid("mapping.columns", "must be at most 1,000");
        if (BulkImport.Check(new ImportOptions(system, ImportFormat.Csv) { Columns = mapping.Columns, Scope = mapping.Scope, Separator = mapping.Separator }) is { } refusal)
            return refusal;
        if (await sources.FindAsync(system, cancellation) is null)
            return CheckedCommand.SystemUnknown;
        return await unitOfWork.ExecuteAsync<Outcome<ImportMapping>>(async (work, token) =>
        {
            await work.LockAsync([LockStripe.Of(Encoding.UTF8.GetBytes($"mapping\0{system}"))], token);
            if (etag is not null && etag != (await FindAsync(system, token) ?? ImportMapping.Empty).Etag())
                return Refusal.StaleEtag;
            await store.SaveMappingAsync(system, JsonSerializer.SerializeToUtf8Bytes(mapping, MasterDataJson.Default.ImportMapping), token);
            work.Audit(new AuditEntry("source-system.map", actor, system));
            return mapping;
        }, cancellation);
    }
}
