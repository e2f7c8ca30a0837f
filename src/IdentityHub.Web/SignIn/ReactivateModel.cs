namespace IdentityHub.Web.SignIn;

/// <summary>The question whether an account that is to be deleted shall live on.</summary>
/// <param name="ReturnUrl">Where to go on afterwards.</param>
/// <param name="EraseAfter">When it would be deleted.</param>
public sealed record ReactivateModel(string ReturnUrl, DateTimeOffset EraseAfter);
