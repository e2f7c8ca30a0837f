using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>What was proven, as <c>amr</c> values (RFC 8176 §2). Pure.</summary>
public static class SignInMethods
{
    /// <summary>A password.</summary>
    public const string Password = "pwd";

    /// <summary>A one-time code of an authenticator or of the recovery list.</summary>
    public const string OneTimeCode = "otp";

    /// <summary>A link sent by mail.</summary>
    public const string Email = "email";

    /// <summary>The methods with one more; password and one-time code are two factors, a mailed link and a code are two of one kind.</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> methods, string added)
    {
        var all = methods.Append(added).Distinct(StringComparer.Ordinal).ToList();
        if (all.Contains(Password) && all.Contains(OneTimeCode) && !all.Contains(AuthenticationContext.MultipleFactors))
            all.Add(AuthenticationContext.MultipleFactors);
        return all;
    }

    /// <summary>The methods of a passkey that verified its user: possession, and presence with PIN or biometry.</summary>
    public static IReadOnlyList<string> OfPasskey(bool synchronised) => [synchronised ? "swk" : "hwk", "user", AuthenticationContext.MultipleFactors];
}
