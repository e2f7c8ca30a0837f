namespace IdentityHub.Web.Errors;

/// <summary>What went wrong, as a key of the texts <c>Error.{Kind}.Title</c>, <c>.Lead</c>.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Detail">A code for whoever runs the application, for example an OAuth error; null for none.</param>
public sealed record ErrorModel(string Kind, string? Detail = null);
