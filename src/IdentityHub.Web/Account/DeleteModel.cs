namespace IdentityHub.Web.Account;

/// <summary>The question whether to delete the account, or the answer that it is closed.</summary>
/// <param name="Days">Days in which the person may come back.</param>
/// <param name="ErasedOn">When it is deleted for good; null while it is only asked.</param>
public sealed record DeleteModel(int Days, DateTimeOffset? ErasedOn);
