using IdentityHub.MasterData.Sources;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>The source systems and the form for a new one.</summary>
/// <param name="Sources">By code.</param>
/// <param name="Writers">By source system, the clients that may write its records; it is the client that says so.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Faults">What was wrong with the last try.</param>
/// <param name="Added">Name of the system that has just been added; null for none.</param>
public sealed record SourcesModel(IReadOnlyList<SourceSystem> Sources, ILookup<string, string> Writers, TypedSource Typed, Faults Faults, string? Added);
