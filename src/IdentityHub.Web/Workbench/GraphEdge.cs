namespace IdentityHub.Web.Workbench;

/// <summary>A party beside the one in the middle of a graph.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="What">How the two belong together.</param>
/// <param name="Address">Its page, or the question's.</param>
/// <param name="Tone">How the line is drawn: <c>tie</c> for a relationship, <c>doubt</c> for an open question.</param>
public sealed record GraphEdge(string Name, string What, string Address, string Tone);
