using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Registration;

/// <summary>What the registration page shows.</summary>
/// <param name="Question">Where the person comes from and goes on to.</param>
/// <param name="Offer">The consents asked for.</param>
/// <param name="Typed">What was typed; passwords are typed again.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record RegisterModel(SignInQuestion Question, ConsentOffer Offer, TypedRegistration Typed, Faults Faults);
