using IdentityHub.MasterData.Sources;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>The form for a new client.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Sources">The source systems to choose from.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record NewClientModel(TypedClient Typed, IReadOnlyList<SourceSystem> Sources, Faults Faults);
