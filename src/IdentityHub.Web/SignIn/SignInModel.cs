using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.SignIn;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Question">Where the person comes from and goes on to.</param>
/// <param name="Email">What was typed or hinted.</param>
/// <param name="ContinueAs">Name of the person signed in already who may go on; null for nobody.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record SignInModel(SignInQuestion Question, string? Email, string? ContinueAs, Faults Faults)
{
    /// <summary>What was done before, in a sentence; null for nothing.</summary>
    public string? Done { get; init; }
}
