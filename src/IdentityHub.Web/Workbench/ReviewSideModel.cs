using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.Web.Workbench;

/// <summary>One of the parties that a question is about, with what surrounds it.</summary>
/// <param name="Side">The party and its records.</param>
/// <param name="Graph">Parties and other questions around it.</param>
/// <param name="Timeline">What happened to it lately.</param>
public sealed record ReviewSideModel(ReviewSide Side, IReadOnlyList<GraphEdge> Graph, IReadOnlyList<TimelineEntry> Timeline);
