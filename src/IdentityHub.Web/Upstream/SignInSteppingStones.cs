using IdentityHub.Accounts.SigningIn;

namespace IdentityHub.Web.Upstream;

/// <summary>The pages where a sign-in goes on that isn't finished.</summary>
internal static class SignInSteppingStones
{
    /// <summary>Path of the page of a step.</summary>
    public static string PageOf(SignInStep step) => step switch
    {
        SignInStep.EnrolSecondFactor => "/sign-in/set-up",
        SignInStep.Reactivate => "/sign-in/reactivate",
        _ => "/sign-in/second",
    };
}
