using IdentityHub.OpenId.Prompts;

namespace IdentityHub.Web.Consenting;

/// <summary>What the consent screen shows.</summary>
/// <param name="Question">Who asks for what.</param>
/// <param name="Person">Name of the person asked.</param>
/// <param name="Email">Their address, so that they see with which account they answer.</param>
/// <param name="ReturnUrl">The authorization request.</param>
public sealed record ConsentModel(ConsentQuestion Question, string Person, string? Email, string ReturnUrl);
