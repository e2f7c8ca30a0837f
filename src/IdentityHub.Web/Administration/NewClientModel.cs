using IdentityHub.MasterData.Sources;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>The form for a new client, or for one that is changed.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Sources">The source systems to choose from.</param>
/// <param name="Faults">What was wrong with the last try.</param>
/// <param name="Existing">True when the client is changed: its id stays.</param>
public sealed record NewClientModel(TypedClient Typed, IReadOnlyList<SourceSystem> Sources, Faults Faults, bool Existing = false);
