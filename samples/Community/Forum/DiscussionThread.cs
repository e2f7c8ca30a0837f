namespace IdentityHub.Samples.Community.Forum;

/// <summary>A conversation.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Topic">The board it belongs to.</param>
/// <param name="Posts">What was written, oldest first.</param>
public sealed record DiscussionThread(string Slug, string Title, string Topic, IReadOnlyList<Post> Posts);
