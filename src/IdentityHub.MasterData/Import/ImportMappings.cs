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

    /// <summary>Keeps it, instead of what was kept. <c>SOURCE_SYSTEM_UNKNOWN</c>; <c>INVALID_ARGUMENT</c> for a field that doesn't exist.</summary>
    public async Task<Outcome<ImportMapping>> SaveAsync(string system, ImportMapping mapping, Actor actor, CancellationToken cancellation)
    {
        if (BulkImport.Check(new ImportOptions(system, ImportFormat.Csv) { Columns = mapping.Columns, Scope = mapping.Scope, Separator = mapping.Separator }) is { } refusal)
            return refusal;
        if (await sources.FindAsync(system, cancellation) is null)
            return CheckedCommand.SystemUnknown;
        return await unitOfWork.ExecuteAsync<Outcome<ImportMapping>>(async (work, token) =>
        {
            await store.SaveMappingAsync(system, JsonSerializer.SerializeToUtf8Bytes(mapping, MasterDataJson.Default.ImportMapping), token);
            work.Audit(new AuditEntry("source-system.map", actor, system));
            return mapping;
        }, cancellation);
    }
}
