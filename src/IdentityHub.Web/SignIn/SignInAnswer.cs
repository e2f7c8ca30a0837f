using System.Globalization;
using IdentityHub.Accounts.Passwords;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.SignIn;

/// <summary>What a page does with the result of a try.</summary>
internal static class SignInAnswer
{
    /// <summary>The page of a step.</summary>
    public static string AddressOf(SignInStep step, string returnUrl) => SignInEndpoints.AddressFor(step switch
    {
        SignInStep.SecondFactor => "/sign-in/second",
        SignInStep.EnrolSecondFactor => "/sign-in/set-up",
        _ => "/sign-in/reactivate",
    }, returnUrl);

    /// <summary>Where to go on; null when the try was refused.</summary>
    public static string? NextOf(SignInResult result, string returnUrl) => result switch
    {
        SignInResult.SignedIn => returnUrl,
        SignInResult.Pending pending => AddressOf(pending.Step, returnUrl),
        _ => null,
    };

    /// <summary>Says why a try was refused and returns the page's status.</summary>
    public static int Explain(HttpContext http, SignInResult result, Faults faults, Visit visit, string refused)
    {
        switch (result)
        {
            case SignInResult.TryLater later:
                return TooMany(http, later.RetryAfter, faults, visit);
            case SignInResult.Busy:
                return Busy(http, faults, visit);
            default:
                faults.Add(visit.Wording[refused]);
                return StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Says why a new password or account was refused; null when it isn't for want of a turn (<see cref="HashingQueue"/>).</summary>
    public static int? ExplainBusy(HttpContext http, Refusal refusal, Faults faults, Visit visit) =>
        refusal.Reason == HashingQueue.Busy.Reason ? Busy(http, faults, visit) : null;

    private static int Busy(HttpContext http, Faults faults, Visit visit)
    {
        http.Response.Headers.RetryAfter = ((int)HashingQueue.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        faults.Add(visit.Wording["SignIn.Busy"]);
        return StatusCodes.Status503ServiceUnavailable;
    }

    /// <summary>Says how long to wait.</summary>
    public static int TooMany(HttpContext http, TimeSpan wait, Faults faults, Visit visit)
    {
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        faults.Add(visit.Wording["SignIn.TryLater", Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))]);
        return StatusCodes.Status429TooManyRequests;
    }
}
