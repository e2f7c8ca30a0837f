using IdentityHub.Accounts.SigningIn;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.StepUp;

/// <summary>The page on which a signed-in person proves who they are once more.</summary>
/// <param name="ReturnUrl">Where to go on afterwards.</param>
/// <param name="Name">Who is signed in.</param>
/// <param name="Ways">What they can prove it with.</param>
/// <param name="MayContinue">True when the application goes on without as well.</param>
/// <param name="DemoCode">The demo plays the authenticator app; null elsewhere.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record StepUpModel(string ReturnUrl, string Name, StepUpWays Ways, bool MayContinue, string? DemoCode, Faults Faults);
