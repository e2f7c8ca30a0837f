using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Crosswalk;

/// <summary>Keys to link or unlink, whose form is good.</summary>
/// <param name="Stubs">A record without content for each key.</param>
/// <param name="Systems">The source systems as they were when the keys were checked.</param>
internal sealed record LinkCommand(IReadOnlyList<CheckedCommand> Stubs, SourceCatalog Systems);
