using System.Net;
using System.Text.RegularExpressions;

namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>What no answer may be, whatever was asked.</summary>
internal static partial class Verdict
{
    public static IEnumerable<string> Problems(FuzzedRequest request, RawAnswer? answer, Uri hub)
    {
        if (answer is null)
        {
            if (!request.IsOversized)
                yield return "No answer.";
            yield break;
        }
        if (answer.Status >= 500)
            yield return $"Status {answer.Status}.";
        foreach (var location in answer.Header("Location").Where(location => !MayGoTo(location, hub)))
            yield return $"Redirect to {location}.";
        if (answer.Headers.Any(header => header.Name is "X-Injected" or "Refresh"))
            yield return "A header of the attacker's.";
        if (answer.Header("Set-Cookie").Any(cookie => cookie.Contains("Injected", StringComparison.OrdinalIgnoreCase)))
            yield return "A cookie of the attacker's.";
        if (answer.Header("Access-Control-Allow-Origin").Any())
            yield return "A stranger's origin may read the answer.";
        if (answer.Body.Contains("   at ", StringComparison.Ordinal) || answer.Body.Contains("Exception", StringComparison.Ordinal))
            yield return "A stack trace.";
        foreach (Match action in FormAction().Matches(answer.Body))
        {
            if (WebUtility.HtmlDecode(action.Groups[1].Value) is { Length: > 0 } target && !MayGoTo(target, hub))
                yield return $"A form that goes to {target}.";
        }
        if (answer.Body.Contains("<script>alert", StringComparison.OrdinalIgnoreCase) || answer.Body.Contains("<img src=x", StringComparison.OrdinalIgnoreCase))
            yield return "A script of the attacker's.";
    }

    private static bool MayGoTo(string address, Uri hub)
    {
        if (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal))
            return true;
        var path = address.Split('?')[0];
        return Ammunition.Registered.Contains(path) || address.StartsWith(hub.GetLeftPart(UriPartial.Authority) + "/", StringComparison.Ordinal);
    }

    [GeneratedRegex("<form[^>]* action=\"([^\"]*)\"")]
    private static partial Regex FormAction();
}
