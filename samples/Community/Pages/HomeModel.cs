using IdentityHub.Samples.Community.Forum;

namespace IdentityHub.Samples.Community.Pages;

/// <summary>The list of conversations.</summary>
/// <param name="Threads">The newest first.</param>
public sealed record HomeModel(IReadOnlyList<DiscussionThread> Threads);
