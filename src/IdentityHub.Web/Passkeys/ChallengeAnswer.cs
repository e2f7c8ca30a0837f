using IdentityHub.Accounts.Passkeys;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Passkeys;

/// <summary>Answers a page's script with a challenge.</summary>
internal static class ChallengeAnswer
{
    /// <summary><c>{"options":…,"ticket":"…"}</c>; both are made by us, the options as JSON already.</summary>
    public static IResult Of(PasskeyChallenge challenge) =>
        Results.Text($$"""{"options":{{challenge.Options}},"ticket":"{{challenge.Ticket}}"}""", "application/json");
}
