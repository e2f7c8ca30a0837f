namespace IdentityHub.Web.Privacy;

/// <summary>The answer that the account is closed.</summary>
/// <param name="ErasedOn">When everything is erased for good.</param>
public sealed record DeletedModel(DateTimeOffset ErasedOn);
