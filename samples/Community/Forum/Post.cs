namespace IdentityHub.Samples.Community.Forum;

/// <summary>Something that somebody wrote.</summary>
/// <param name="Author">Who.</param>
/// <param name="Ago">When, in words.</param>
/// <param name="Text">What.</param>
public sealed record Post(string Author, string Ago, string Text);
