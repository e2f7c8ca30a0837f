using System.Diagnostics.Metrics;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>What signing in tells operators: how many tries, with what result; a rise of refusals is an attack.</summary>
internal static class SignInMeter
{
    private static readonly Meter Meter = new("IdentityHub.Accounts");
    private static readonly Counter<long> Tries = Meter.CreateCounter<long>("identityhub.signin.attempts", "{attempt}", "Sign-in attempts, by method and result.");

    /// <summary>Counts a try and hands its result on.</summary>
    public static SignInResult Count(string method, SignInResult result)
    {
        Tries.Add(1, new KeyValuePair<string, object?>("method", method), new KeyValuePair<string, object?>("result", result.GetType().Name));
        return result;
    }
}
