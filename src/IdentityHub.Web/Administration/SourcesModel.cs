using IdentityHub.MasterData.Sources;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>The source systems and the form for a new one.</summary>
/// <param name="Sources">By code.</param>
/// <param name="ClientIds">Clients that may be bound.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Faults">What was wrong with the last try.</param>
/// <param name="Added">Name of the system that has just been added; null for none.</param>
public sealed record SourcesModel(IReadOnlyList<SourceSystem> Sources, IReadOnlyList<string> ClientIds, TypedSource Typed, Faults Faults, string? Added);
